import type { RestApi } from '@aws-sdk/client-api-gateway'
import { arn } from '@fourbox/domain'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { query } from '../../client/query.ts'
import { EndpointFields } from '../../components/endpoint/endpoint-fields.tsx'
import { securityPolicies } from '../../components/endpoint/security-policies.ts'
import { SecurityPolicyFields } from '../../components/endpoint/security-policy-fields.tsx'
import type { Fields } from '../../components/form/fields.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { type RowColumn, Rows } from '../../components/form/rows.tsx'
import { saveTags } from '../../components/tags/save-tags.ts'
import { tagRows } from '../../components/tags/tag-draft.ts'
import { TagFields } from '../../components/tags/tag-fields.tsx'
import { settings } from '../../settings.ts'
import { Field } from '../../components/form/field.tsx'
import { NameAndDescription } from '../../components/form/name-and-description.tsx'
import { checkSettings, draftOfSettings, type SettingsDraft, settingsPatches } from './settings-draft.ts'

export default function EditApiSettingsScreen() {
  const { restApiId = '' } = useParams()
  const api = useQuery(query('GetRestApi', { restApiId }))
  return (
    <LoadedPage title="Edit API settings" query={api}>
      {(loaded) => <EditSettings restApiId={restApiId} api={loaded} />}
    </LoadedPage>
  )
}

function EditSettings({ restApiId, api }: { readonly restApiId: string; readonly api: RestApi }) {
  const page = `/apis/${restApiId}/settings`
  const form = useForm<SettingsDraft>({
    draft: `api-settings ${restApiId}`,
    restApiId,
    initial: draftOfSettings(api),
    check: checkSettings,
    save: async (draft) => {
      const patchOperations = settingsPatches(api, draft)
      if (patchOperations.length > 0) await call('UpdateRestApi', { restApiId, patchOperations })
      await saveTags(arn.apigateway(settings.region, `/restapis/${restApiId}`), tagRows(api.tags), draft.tags)
      return { message: 'Saved the API settings. Deploy the API for them to act.', page }
    },
  })
  return (
    <FormPage form={form} title="Edit API settings" submitText="Save changes" cancelTo={page}>
      <Container header={<Header variant="h2">API details</Header>}>
        <SpaceBetween size="l">
          <NameAndDescription form={form} nameLabel="API name" />
          <EndpointFields form={form} />
          <SecurityPolicyFields
            form={form}
            policies={securityPolicies(form.value.endpointType)}
            settings={{ securityPolicy: 'RestApi.securityPolicy', endpointAccessMode: 'RestApi.endpointAccessMode' }}
          />
          <FormField label="Default endpoint" description="Switched off, the API answers under custom domain names only.">
            <Toggle checked={form.value.defaultEndpoint} onChange={({ detail }) => form.set({ defaultEndpoint: detail.checked })}>
              Active
            </Toggle>
          </FormField>
        </SpaceBetween>
      </Container>
      <RequestFields form={form} />
      <Container>
        <TagFields form={form} rows={form.value.tags} onChange={(tags) => form.set({ tags })} />
      </Container>
    </FormPage>
  )
}

/** Where keys are read from, what is compressed, what is binary. */
function RequestFields({ form }: { readonly form: Fields<SettingsDraft> }) {
  return (
    <Container header={<Header variant="h2">Requests and answers</Header>}>
      <SpaceBetween size="l">
        <FormField label="API key source">
          <RadioGroup
            value={form.value.apiKeySource}
            onChange={({ detail }) => form.set({ apiKeySource: detail.value })}
            items={[
              { value: 'HEADER', label: 'Header', description: 'The X-API-Key header of the call.' },
              { value: 'AUTHORIZER', label: 'Authorizer', description: 'The usageIdentifierKey of the authorizer’s answer.' },
            ]}
          />
        </FormField>
        <FormField label="Content encoding" description="Compresses answers for clients that accept it.">
          <Toggle checked={form.value.compresses} onChange={({ detail }) => form.set({ compresses: detail.checked })}>
            Active
          </Toggle>
        </FormField>
        {form.value.compresses && (
          <Field form={form} name="minimumCompressionSize" label="Minimum body size required for compression" constraintText="Bytes, 0 to 10485760.">
            <Input
              value={form.value.minimumCompressionSize}
              inputMode="numeric"
              onChange={({ detail }) => form.set({ minimumCompressionSize: detail.value })}
            />
          </Field>
        )}
        <Rows
          form={form}
          name="binaryMediaTypes"
          title="Binary media types"
          what="binary media type"
          rows={form.value.binaryMediaTypes.map((type) => ({ type }))}
          newRow={{ type: '' }}
          columns={mediaTypeColumns}
          onChange={(rows) => form.set({ binaryMediaTypes: rows.map(({ type }) => type) })}
        />
      </SpaceBetween>
    </Container>
  )
}

const mediaTypeColumns: readonly RowColumn<{ readonly type: string }>[] = [
  {
    label: 'Media type',
    control: ({ type }, change, label) => (
      <Input ariaLabel={label} value={type} placeholder="image/png" onChange={({ detail }) => change({ type: detail.value })} />
    ),
  },
]
