import Input from '@cloudscape-design/components/input'
import type { Faulty } from '../form/fields.ts'
import { type RowColumn, Rows } from '../form/rows.tsx'
import type { VariableRow } from './variable-rows.ts'

interface VariableFieldsProperties {
  readonly form: Faulty
  readonly name: 'variables' | 'canarySettings.stageVariableOverrides'
  readonly title: string
  readonly rows: readonly VariableRow[]
  readonly onChange: (rows: readonly VariableRow[]) => void
}

export function VariableFields(properties: VariableFieldsProperties) {
  return <Rows {...properties} what="stage variable" newRow={{ name: '', value: '' }} keyOf={({ name }) => name.trim()} columns={columns} />
}

const columns: readonly RowColumn<VariableRow>[] = [
  { label: 'Name', control: ({ name }, change, label) => <Input ariaLabel={label} value={name} onChange={({ detail }) => change({ name: detail.value })} /> },
  {
    label: 'Value',
    control: ({ value }, change, label) => <Input ariaLabel={label} value={value} onChange={({ detail }) => change({ value: detail.value })} />,
  },
]
