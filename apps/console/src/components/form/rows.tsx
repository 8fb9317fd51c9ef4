import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import FormField from '@cloudscape-design/components/form-field'
import type { ReactNode } from 'react'
import { entryField } from '@fourbox/domain'
import type { Faulty } from './fields.ts'

/** One field of every entry; `label` names field and entry for those who do not see the columns. */
export interface RowColumn<Row> {
  readonly label: string
  readonly control: (row: Row, change: (changes: Partial<Row>) => void, label: string) => ReactNode
}

interface RowsProperties<Row> {
  readonly form: Faulty
  /** AWS's name of the member, or of the part of it that stands here: `requestParameters.integration.request.header`. */
  readonly name: string
  readonly title: string
  /** What one row is: `header`. */
  readonly what: string
  readonly rows: readonly Row[]
  readonly newRow: Row
  /** The key of a row within the member; absent where a fault cannot be told apart by rows. */
  readonly keyOf?: (row: Row) => string
  readonly onChange: (rows: readonly Row[]) => void
  readonly columns: readonly RowColumn<Row>[]
}

/** A list of entries with the same few fields, to which entries are added and from which they are removed. */
export function Rows<Row>({ form, name, title, what, rows, newRow, keyOf, onChange, columns }: RowsProperties<Row>) {
  const faultOf = (row: Row) => (keyOf === undefined ? '' : form.fault(entryField(name, keyOf(row))))
  const last = columns.length - 1
  return (
    <FormField data-field={name} label={title} errorText={keyOf === undefined ? form.faultWithin(name) : form.fault(name)} stretch>
      <AttributeEditor
        items={rows}
        addButtonText={`Add ${what}`}
        removeButtonText="Remove"
        removeButtonAriaLabel={(row) => `Remove ${what} ${rows.indexOf(row) + 1}`}
        empty={`No ${what}s`}
        definition={columns.map(({ label, control }, column) => ({
          label,
          ...(column === Math.min(1, last) ? { errorText: faultOf } : {}),
          control: (row: Row, index: number) =>
            control(row, (changes) => onChange(rows.map((other, at) => (at === index ? { ...other, ...changes } : other))), `${label} of ${what} ${index + 1}`),
        }))}
        onAddButtonClick={() => onChange([...rows, newRow])}
        onRemoveButtonClick={({ detail }) => onChange(rows.filter((_row, index) => index !== detail.itemIndex))}
      />
    </FormField>
  )
}
