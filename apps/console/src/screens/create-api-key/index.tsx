import { newApiKey, checkApiKey, type ApiKeyDraft } from '../../components/api-key/api-key-draft.ts'
import { ApiKeyFields } from '../../components/api-key/api-key-fields.tsx'
import { createApiKey } from '../../components/api-key/create-api-key.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'

export default function CreateApiKeyScreen() {
  const form = useForm<ApiKeyDraft>({
    draft: 'create-api-key',
    restApiId: undefined,
    initial: newApiKey,
    check: checkApiKey,
    save: async (draft) => ({ message: `Successfully created API key '${draft.name}'.`, page: `/api-keys/${await createApiKey(draft)}` }),
  })
  return (
    <FormPage form={form} title="Create API key" submitText="Save" cancelTo="/api-keys">
      <ApiKeyFields form={form} created={false} />
    </FormPage>
  )
}
