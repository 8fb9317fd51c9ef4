import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Toggle from '@cloudscape-design/components/toggle'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Fields } from '../form/form.ts'
import { BackendMethodField } from './backend-method-field.tsx'
import { ContentHandlingField } from './content-handling-field.tsx'
import type { IntegrationDraft } from './integration-draft.ts'
import { VpcLinkField } from './vpc-link-field.tsx'

/** An HTTP back end, on the internet or behind a VPC link. */
export function HttpFields({ form }: { readonly form: Fields<IntegrationDraft> }) {
  const { tile, proxy, endpointUrl } = form.value
  return (
    <SpaceBetween size="l">
      <Toggle
        checked={proxy}
        description="Send the request to the endpoint and its answer to the client without a mapping."
        onChange={({ detail }) => form.set({ proxy: detail.checked })}
      >
        {tile === 'vpc-link' ? 'VPC proxy integration' : 'HTTP proxy integration'}
      </Toggle>
      <BackendMethodField form={form} any={proxy} />
      {tile === 'vpc-link' && <VpcLinkField form={form} />}
      <FormField label="Endpoint URL" errorText={form.fault('endpointUrl')} stretch>
        <Input
          value={endpointUrl}
          inputMode="url"
          placeholder="https://example.com/pets/{petId}"
          onChange={({ detail }) => form.set({ endpointUrl: detail.value })}
        />
      </FormField>
      <ContentHandlingField value={form.value.contentHandling} onChange={(contentHandling) => form.set({ contentHandling })} />
    </SpaceBetween>
  )
}
