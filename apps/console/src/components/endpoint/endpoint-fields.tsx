import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import Textarea from '@cloudscape-design/components/textarea'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type EndpointDraft, endpointTypes } from './endpoint-draft.ts'
import type { Fields } from '../form/form.ts'
import { Optional } from '../form/optional.tsx'

/** From where the API can be called. */
export function EndpointFields({ form }: { readonly form: Fields<EndpointDraft> }) {
  const { endpointType, ipAddressType, vpcEndpointIds } = form.value
  const isPrivate = endpointType === 'PRIVATE'
  return (
    <SpaceBetween size="l">
      <FormField label="API endpoint type" errorText={form.fault('endpointType')}>
        <Select
          options={endpointTypes}
          selectedOption={endpointTypes.find(({ value }) => value === endpointType) ?? null}
          onChange={({ detail }) => {
            const chosen = endpointTypes.find(({ value }) => value === detail.selectedOption.value)?.value ?? 'REGIONAL'
            form.set({ endpointType: chosen, ipAddressType: chosen === 'PRIVATE' ? 'dualstack' : ipAddressType })
          }}
        />
      </FormField>
      <FormField label="IP address type" errorText={form.fault('ipAddressType')}>
        <RadioGroup
          value={ipAddressType}
          onChange={({ detail }) => form.set({ ipAddressType: detail.value === 'dualstack' ? 'dualstack' : 'ipv4' })}
          items={[
            { value: 'ipv4', label: 'IPv4', description: 'IPv4 addresses only.', disabled: isPrivate },
            { value: 'dualstack', label: 'Dualstack', description: 'IPv4 and IPv6 addresses. The only choice for a private API.' },
          ]}
        />
      </FormField>
      {isPrivate && (
        <FormField label={<Optional label="VPC endpoint IDs" />} description="One ID a line." errorText={form.fault('vpcEndpointIds')}>
          <Textarea
            value={vpcEndpointIds}
            rows={3}
            placeholder="vpce-0123456789abcdef0"
            onChange={({ detail }) => form.set({ vpcEndpointIds: detail.value })}
          />
        </FormField>
      )}
    </SpaceBetween>
  )
}
