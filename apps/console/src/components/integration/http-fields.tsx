import Checkbox from '@cloudscape-design/components/checkbox'
import Input from '@cloudscape-design/components/input'
import Toggle from '@cloudscape-design/components/toggle'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Field } from '../form/field.tsx'
import type { Faulty } from '../form/fields.ts'
import { BackendMethodField } from './backend-method-field.tsx'
import { ContentHandlingField } from './content-handling-field.tsx'
import type { HttpDraft, VpcLinkDraft } from './integration-draft.ts'
import { TransferModeField } from './transfer-mode-field.tsx'
import { VpcLinkField } from './vpc-link-field.tsx'

interface HttpFieldsProperties {
  readonly draft: HttpDraft | VpcLinkDraft
  readonly form: Faulty
  readonly onChange: (draft: HttpDraft | VpcLinkDraft) => void
}

/** An HTTP back end, on the internet or behind a VPC link. */
export function HttpFields({ draft, form, onChange }: HttpFieldsProperties) {
  const { proxy, httpMethod, uri, contentHandling } = draft
  return (
    <SpaceBetween size="l">
      <Toggle
        checked={proxy}
        description="Send the request to the endpoint and its answer to the client without a mapping."
        onChange={({ detail }) => onChange({ ...draft, proxy: detail.checked })}
      >
        {draft.tile === 'vpc-link' ? 'VPC proxy integration' : 'HTTP proxy integration'}
      </Toggle>
      {proxy && <TransferModeField streams={draft.streams} onChange={(streams) => onChange({ ...draft, streams })} />}
      <BackendMethodField form={form} value={httpMethod} any={proxy} onChange={(verb) => onChange({ ...draft, httpMethod: verb })} />
      {draft.tile === 'vpc-link' && (
        <VpcLinkField form={form} connectionId={draft.connectionId} onChange={(connectionId) => onChange({ ...draft, connectionId })} />
      )}
      <Field form={form} name="uri" label="Endpoint URL" stretch>
        <Input
          value={uri}
          inputMode="url"
          placeholder="https://example.com/pets/{petId}"
          onChange={({ detail }) => onChange({ ...draft, uri: detail.value })}
        />
      </Field>
      <Field form={form} name="tlsConfig">
        <Checkbox
          checked={draft.insecureSkipVerification}
          description="For a back end that shows a certificate of its own or of a private authority. Who stands between can then read and change what is sent."
          onChange={({ detail }) => onChange({ ...draft, insecureSkipVerification: detail.checked })}
        >
          Do not verify the certificate of the back end
        </Checkbox>
      </Field>
      <ContentHandlingField value={contentHandling} onChange={(chosen) => onChange({ ...draft, contentHandling: chosen })} />
    </SpaceBetween>
  )
}
