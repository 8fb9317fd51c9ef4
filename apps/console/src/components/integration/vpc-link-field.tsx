import { visible } from '@fourbox/domain'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import { Field } from '../form/field.tsx'
import type { Faulty } from '../form/fields.ts'

const byStageVariable = { value: '${stageVariables.', label: '[Use stage variable]' } as const

interface VpcLinkFieldProperties {
  readonly form: Faulty
  readonly connectionId: string
  readonly onChange: (connectionId: string) => void
}

/** A VPC link, or the stage variable that holds its id. */
export function VpcLinkField({ form, connectionId, onChange }: VpcLinkFieldProperties) {
  const links = useQuery(wholeList('GetVpcLinks', {}))
  const options = [...(links.data ?? []).map(({ id = '', name = id }) => ({ value: id, label: visible(name), description: id })), byStageVariable]
  const fromVariable = connectionId.startsWith(byStageVariable.value)
  const selected = fromVariable ? byStageVariable : options.find(({ value }) => value === connectionId)
  return (
    <Field form={form} name="connectionId" label="VPC link">
      <SpaceBetween size="xs">
        <Select
          placeholder="Choose a VPC link"
          options={options}
          selectedOption={selected ?? (connectionId === '' ? null : { value: connectionId, label: connectionId })}
          onChange={({ detail }) =>
            onChange(detail.selectedOption.value === byStageVariable.value ? '${stageVariables.vpcLinkId}' : (detail.selectedOption.value ?? ''))
          }
        />
        {fromVariable && <Input ariaLabel="Stage variable" value={connectionId} onChange={({ detail }) => onChange(detail.value)} />}
      </SpaceBetween>
    </Field>
  )
}
