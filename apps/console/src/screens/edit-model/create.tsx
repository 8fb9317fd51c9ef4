import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { refresh } from '../../client/refresh.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { flash } from '../../shell/flashes.ts'
import { help } from '../../components/model/help.tsx'
import { checkModel, fieldOfModel, type ModelDraft } from './model-draft.ts'
import { ModelFields } from './model-fields.tsx'

const firstSchema = `{
  "$schema": "http://json-schema.org/draft-04/schema#",
  "title": "",
  "type": "object",
  "properties": {
  }
}`

export default function CreateModelScreen() {
  const { restApiId = '' } = useParams()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const form = useForm<ModelDraft>({
    draft: `create-model ${restApiId}`,
    initial: { name: '', contentType: 'application/json', description: '', schema: firstSchema },
    check: checkModel,
    fieldOf: fieldOfModel,
    save: async ({ name, contentType, description, schema }) => {
      await call('CreateModel', { restApiId, name, contentType, schema, ...(description === '' ? {} : { description }) })
      await refresh(queryClient, restApiId)
      flash({ type: 'success', content: `Created the model ${name}.` })
      await navigate(`/apis/${restApiId}/models/${name}`)
    },
  })
  return (
    <FormPage form={form} title="Create model" help={help} submitText="Create" cancelTo={`/apis/${restApiId}/models`}>
      <ModelFields form={form} created={false} />
    </FormPage>
  )
}
