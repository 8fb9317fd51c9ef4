import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import type { Faulty } from '../form/fields.ts'
import { type RowColumn, Rows } from '../form/rows.tsx'
import type { HeaderMapping } from './integration-response-draft.ts'

interface HeaderMappingRowsProperties {
  readonly form: Faulty
  /** The headers that the method response of the chosen code declares. */
  readonly declared: readonly string[]
  readonly rows: readonly HeaderMapping[]
  readonly onChange: (rows: readonly HeaderMapping[]) => void
}

export function HeaderMappingRows({ declared, ...properties }: HeaderMappingRowsProperties) {
  return (
    <Rows
      {...properties}
      name="responseParameters.method.response.header"
      keyOf={({ name }) => name}
      title="Header mappings"
      what="header mapping"
      newRow={{ name: '', value: '' }}
      columns={[headerColumn(declared), valueColumn]}
    />
  )
}

function headerColumn(declared: readonly string[]): RowColumn<HeaderMapping> {
  return {
    label: 'Response header',
    control: ({ name }, change, label) => (
      <Select
        ariaLabel={label}
        placeholder="Choose a header"
        empty="Declare headers in the method response first"
        options={declared.map((header) => ({ value: header, label: header }))}
        selectedOption={name === '' ? null : { value: name, label: name }}
        onChange={({ detail }) => change({ name: detail.selectedOption.value ?? '' })}
      />
    ),
  }
}

const valueColumn: RowColumn<HeaderMapping> = {
  label: 'Mapping value',
  control: ({ value }, change, label) => (
    <Input ariaLabel={label} value={value} placeholder="integration.response.header.name" onChange={({ detail }) => change({ value: detail.value })} />
  ),
}
