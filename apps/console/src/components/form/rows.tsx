import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import FormField from '@cloudscape-design/components/form-field'
import type { ReactNode } from 'react'

/** One field of every entry; `label` names field and entry for those who do not see the columns. */
export interface RowColumn<Row> {
  readonly label: string
  readonly control: (row: Row, change: (changes: Partial<Row>) => void, label: string) => ReactNode
}

interface RowsProperties<Row> {
  readonly title: string
  /** What one row is: `header`. */
  readonly what: string
  readonly rows: readonly Row[]
  readonly newRow: Row
  readonly fault?: string
  readonly onChange: (rows: readonly Row[]) => void
  readonly columns: readonly RowColumn<Row>[]
}

/** A list of entries with the same few fields, to which entries are added and from which they are removed. */
export function Rows<Row>({ title, what, rows, newRow, fault = '', onChange, columns }: RowsProperties<Row>) {
  return (
    <FormField label={title} errorText={fault} stretch>
      <AttributeEditor
        items={rows}
        addButtonText={`Add ${what}`}
        removeButtonText="Remove"
        removeButtonAriaLabel={(row) => `Remove ${what} ${rows.indexOf(row) + 1}`}
        empty={`No ${what}s`}
        definition={columns.map(({ label, control }) => ({
          label,
          control: (row: Row, index: number) =>
            control(row, (changes) => onChange(rows.map((other, at) => (at === index ? { ...other, ...changes } : other))), `${label} of ${what} ${index + 1}`),
        }))}
        onAddButtonClick={() => onChange([...rows, newRow])}
        onRemoveButtonClick={({ detail }) => onChange(rows.filter((_row, index) => index !== detail.itemIndex))}
      />
    </FormField>
  )
}
