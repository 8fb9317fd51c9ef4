import Container from '@cloudscape-design/components/container'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useAskedPlace } from '../../components/editor/asked-place.ts'
import { CodeEditor } from '../../components/editor/code-editor.tsx'
import type { Fields } from '../../components/form/fields.ts'
import { inspectSchema } from './inspect-schema.ts'
import { Field } from '../../components/form/field.tsx'
import type { ModelDraft } from './model-draft.ts'

/** Only schemas of application/json are judged. */
const nothingWrong = () => []

/** What a model is made of; name and content type stand once it has been created. */
export function ModelFields({ form, created }: { readonly form: Fields<ModelDraft>; readonly created: boolean }) {
  const { name, contentType, description, schema } = form.value
  const place = useAskedPlace()
  return (
    <Container>
      <SpaceBetween size="l">
        <Field form={form} name="name" label="Name" constraintText="Letters and digits.">
          <Input value={name} disabled={created} onChange={({ detail }) => form.set({ name: detail.value })} />
        </Field>
        <Field form={form} name="contentType" label="Content type">
          <Input value={contentType} disabled={created} onChange={({ detail }) => form.set({ contentType: detail.value })} />
        </Field>
        <Field form={form} name="description" label="Description" optional>
          <Input value={description} onChange={({ detail }) => form.set({ description: detail.value })} />
        </Field>
        <Field form={form} name="schema" label="Model schema" description="A JSON Schema, draft 4." stretch>
          <CodeEditor
            label="Model schema"
            language="json"
            lines={20}
            value={schema}
            inspect={contentType === 'application/json' ? inspectSchema : nothingWrong}
            goTo={place}
            onChange={(text) => form.set({ schema: text })}
          />
        </Field>
      </SpaceBetween>
    </Container>
  )
}
