import Input from '@cloudscape-design/components/input'
import type { Faulty } from '../form/fields.ts'
import { type RowColumn, Rows } from '../form/rows.tsx'
import type { TagRow } from './tag-draft.ts'

interface TagFieldsProperties {
  readonly rows: readonly TagRow[]
  readonly form: Faulty
  readonly onChange: (rows: readonly TagRow[]) => void
}

export function TagFields(properties: TagFieldsProperties) {
  return <Rows {...properties} name="tags" title="Tags" what="tag" newRow={{ key: '', value: '' }} columns={columns} />
}

const columns: readonly RowColumn<TagRow>[] = [
  { label: 'Key', control: ({ key }, change, label) => <Input ariaLabel={label} value={key} onChange={({ detail }) => change({ key: detail.value })} /> },
  {
    label: 'Value',
    control: ({ value }, change, label) => <Input ariaLabel={label} value={value} onChange={({ detail }) => change({ value: detail.value })} />,
  },
]
