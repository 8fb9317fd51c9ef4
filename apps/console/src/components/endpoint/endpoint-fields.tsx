import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import Textarea from '@cloudscape-design/components/textarea'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type EndpointDraft, endpointTypes } from './endpoint-draft.ts'
import { Field } from '../form/field.tsx'
import type { Fields } from '../form/fields.ts'
import { keptOnly } from '../form/kept-only.ts'

/** From where the API can be called. */
export function EndpointFields({ form }: { readonly form: Fields<EndpointDraft> }) {
  const { endpointType, ipAddressType, vpcEndpointIds } = form.value
  const isPrivate = endpointType === 'PRIVATE'
  return (
    <SpaceBetween size="l">
      <Field form={form} name="endpointConfiguration.types" label="API endpoint type" description={keptOnly('RestApi.endpointConfiguration')}>
        <Select
          options={endpointTypes}
          selectedOption={endpointTypes.find(({ value }) => value === endpointType) ?? null}
          onChange={({ detail }) => {
            const chosen = endpointTypes.find(({ value }) => value === detail.selectedOption.value)?.value ?? 'REGIONAL'
            form.set({ endpointType: chosen, ipAddressType: chosen === 'PRIVATE' ? 'dualstack' : ipAddressType })
          }}
        />
      </Field>
      <Field form={form} name="endpointConfiguration.ipAddressType" label="IP address type">
        <RadioGroup
          value={ipAddressType}
          onChange={({ detail }) => form.set({ ipAddressType: detail.value === 'dualstack' ? 'dualstack' : 'ipv4' })}
          items={[
            { value: 'ipv4', label: 'IPv4', description: 'IPv4 addresses only.', disabled: isPrivate },
            { value: 'dualstack', label: 'Dualstack', description: 'IPv4 and IPv6 addresses. The only choice for a private API.' },
          ]}
        />
      </Field>
      {isPrivate && (
        <Field form={form} name="endpointConfiguration.vpcEndpointIds" label="VPC endpoint IDs" optional description="One ID a line.">
          <Textarea
            value={vpcEndpointIds}
            rows={3}
            placeholder="vpce-0123456789abcdef0"
            onChange={({ detail }) => form.set({ vpcEndpointIds: detail.value })}
          />
        </Field>
      )}
    </SpaceBetween>
  )
}
