import Checkbox from '@cloudscape-design/components/checkbox'
import Input from '@cloudscape-design/components/input'
import type { Faulty } from '../form/fields.ts'
import { type RowColumn, Rows } from '../form/rows.tsx'
import type { MappingRow } from './integration-request-draft.ts'

interface MappingRowsProperties {
  readonly form: Faulty
  readonly place: 'path' | 'querystring' | 'header'
  readonly title: string
  readonly what: string
  readonly rows: readonly MappingRow[]
  readonly onChange: (rows: readonly MappingRow[]) => void
}

/** What the back end is sent beside the body: name, where its value comes from, caching. */
export function MappingRows({ place, ...properties }: MappingRowsProperties) {
  return (
    <Rows
      {...properties}
      name={`requestParameters.integration.request.${place}`}
      keyOf={({ name }) => name}
      newRow={{ name: '', mappedFrom: '', caching: false }}
      columns={columns}
    />
  )
}

const columns: readonly RowColumn<MappingRow>[] = [
  {
    label: 'Name',
    control: ({ name }, change, label) => <Input ariaLabel={label} value={name} onChange={({ detail }) => change({ name: detail.value })} />,
  },
  {
    label: 'Mapped from',
    control: ({ mappedFrom }, change, label) => (
      <Input
        ariaLabel={label}
        value={mappedFrom}
        placeholder="method.request.querystring.name"
        onChange={({ detail }) => change({ mappedFrom: detail.value })}
      />
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
