import { useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { help } from '../../components/model/help.tsx'
import { checkModel, type ModelDraft } from './model-draft.ts'
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
  const form = useForm<ModelDraft>({
    draft: `create-model ${restApiId}`,
    restApiId,
    initial: { name: '', contentType: 'application/json', description: '', schema: firstSchema },
    check: checkModel,
    save: async ({ name, contentType, description, schema }) => {
      await call('CreateModel', { restApiId, name, contentType, schema, ...(description === '' ? {} : { description }) })
      return { message: `Created the model ${name}.`, page: `/apis/${restApiId}/models/${name}` }
    },
  })
  return (
    <FormPage form={form} title="Create model" help={help} submitText="Create" cancelTo={`/apis/${restApiId}/models`}>
      <ModelFields form={form} created={false} />
    </FormPage>
  )
}
