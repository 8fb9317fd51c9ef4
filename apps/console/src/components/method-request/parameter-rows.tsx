import Checkbox from '@cloudscape-design/components/checkbox'
import Input from '@cloudscape-design/components/input'
import type { Faulty } from '../form/fields.ts'
import { type RowColumn, Rows } from '../form/rows.tsx'
import type { ParameterRow } from './method-request-draft.ts'

interface ParameterRowsProperties {
  readonly form: Faulty
  readonly place: 'querystring' | 'header'
  readonly title: string
  readonly what: string
  readonly rows: readonly ParameterRow[]
  readonly onChange: (rows: readonly ParameterRow[]) => void
}

/** Query strings or headers: name, required, caching. */
export function ParameterRows({ place, ...properties }: ParameterRowsProperties) {
  return (
    <Rows
      {...properties}
      name={`requestParameters.method.request.${place}`}
      keyOf={({ name }) => name}
      newRow={{ name: '', required: false, caching: false }}
      columns={columns}
    />
  )
}

const columns: readonly RowColumn<ParameterRow>[] = [
  {
    label: 'Name',
    control: ({ name }, change, label) => <Input ariaLabel={label} value={name} onChange={({ detail }) => change({ name: detail.value })} />,
  },
  {
    label: 'Required',
    control: ({ required }, change, label) => (
      <Checkbox ariaLabel={label} checked={required} onChange={({ detail }) => change({ required: detail.checked })}>
        Required
      </Checkbox>
    ),
  },
  {
    label: 'Caching',
    control: ({ caching }, change, label) => (
      <Checkbox ariaLabel={label} checked={caching} onChange={({ detail }) => change({ caching: detail.checked })}>
        Caching
      </Checkbox>
    ),
  },
]
