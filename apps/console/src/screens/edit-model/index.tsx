import type { Model } from '@aws-sdk/client-api-gateway'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { valuePatch } from '../../client/patches.ts'
import { query } from '../../client/query.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { LoadedPage } from '../../components/faces/loaded-page.tsx'
import { checkModel, type ModelDraft } from './model-draft.ts'
import { ModelFields } from './model-fields.tsx'

export default function EditModelScreen() {
  const { restApiId = '', modelName = '' } = useParams()
  const model = useQuery(query('GetModel', { restApiId, modelName }))
  return (
    <LoadedPage title="Edit model" query={model}>
      {(loaded) => <EditModel restApiId={restApiId} model={loaded} />}
    </LoadedPage>
  )
}

function EditModel({ restApiId, model }: { readonly restApiId: string; readonly model: Model }) {
  const { name = '', contentType = '', description = '', schema = '' } = model
  const page = `/apis/${restApiId}/models/${name}`
  const form = useForm<ModelDraft>({
    draft: `edit-model ${restApiId} ${name}`,
    restApiId,
    initial: { name, contentType, description, schema },
    check: checkModel,
    save: async (draft) => {
      const patchOperations = [...valuePatch('/description', description, draft.description), ...valuePatch('/schema', schema, draft.schema)]
      if (patchOperations.length > 0) await call('UpdateModel', { restApiId, modelName: name, patchOperations })
      return { message: `Saved the model ${name}.`, page }
    },
  })
  return (
    <FormPage form={form} title={`Edit ${name}`} submitText="Save" cancelTo={page}>
      <ModelFields form={form} created />
    </FormPage>
  )
}
