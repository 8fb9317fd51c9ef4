import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'
import type { Fields } from '../form/form.ts'
import type { IntegrationDraft } from './integration-draft.ts'

const byStageVariable = { value: '${stageVariables.', label: '[Use stage variable]' } as const

/** A VPC link, or the stage variable that holds its id. */
export function VpcLinkField({ form }: { readonly form: Fields<IntegrationDraft> }) {
  const { connectionId } = form.value
  const links = useQuery(wholeList('GetVpcLinks', {}))
  const options = [...(links.data ?? []).map(({ id = '', name = id }) => ({ value: id, label: name, description: id })), byStageVariable]
  const fromVariable = connectionId.startsWith(byStageVariable.value)
  const selected = fromVariable ? byStageVariable : options.find(({ value }) => value === connectionId)
  return (
    <FormField label="VPC link" errorText={form.fault('connectionId')}>
      <SpaceBetween size="xs">
        <Select
          placeholder="Choose a VPC link"
          options={options}
          selectedOption={selected ?? (connectionId === '' ? null : { value: connectionId, label: connectionId })}
          onChange={({ detail }) =>
            form.set({
              connectionId: detail.selectedOption.value === byStageVariable.value ? '${stageVariables.vpcLinkId}' : (detail.selectedOption.value ?? ''),
            })
          }
        />
        {fromVariable && <Input ariaLabel="Stage variable" value={connectionId} onChange={({ detail }) => form.set({ connectionId: detail.value })} />}
      </SpaceBetween>
    </FormField>
  )
}
