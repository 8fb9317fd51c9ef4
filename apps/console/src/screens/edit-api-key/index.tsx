import type { ApiKey } from '@aws-sdk/client-api-gateway'
import { arn } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { valuePatch } from '../../client/patches.ts'
import { query } from '../../client/query.ts'
import { checkApiKey, newApiKey, type ApiKeyDraft } from '../../components/api-key/api-key-draft.ts'
import { ApiKeyFields } from '../../components/api-key/api-key-fields.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { saveTags } from '../../components/tags/save-tags.ts'
import { tagRows } from '../../components/tags/tag-draft.ts'
import { settings } from '../../settings.ts'

export default function EditApiKeyScreen() {
  const { apiKeyId = '' } = useParams()
  const key = useQuery(query('GetApiKey', { apiKey: apiKeyId }))
  return (
    <LoadedPage title="Edit API key" query={key}>
      {(loaded) => <EditApiKey apiKey={loaded} />}
    </LoadedPage>
  )
}

function EditApiKey({ apiKey }: { readonly apiKey: ApiKey }) {
  const { id = '', name = '', description = '', enabled = false, tags } = apiKey
  const page = `/api-keys/${id}`
  const before = tagRows(tags)
  const form = useForm<ApiKeyDraft>({
    draft: `api-key ${id}`,
    restApiId: undefined,
    initial: { ...newApiKey, name, description, enabled, tags: before },
    check: checkApiKey,
    save: async (draft) => {
      const patchOperations = [
        ...valuePatch('/name', name, draft.name),
        ...valuePatch('/description', description, draft.description),
        ...valuePatch('/enabled', enabled, draft.enabled),
      ]
      if (patchOperations.length > 0) await call('UpdateApiKey', { apiKey: id, patchOperations })
      await saveTags(arn.apigateway(settings.region, `/apikeys/${id}`), before, draft.tags)
      return { message: `Successfully updated API key '${draft.name}'.`, page }
    },
  })
  return (
    <FormPage form={form} title={`Edit ${name === '' ? id : name}`} submitText="Save" cancelTo={page}>
      <ApiKeyFields form={form} created />
    </FormPage>
  )
}
