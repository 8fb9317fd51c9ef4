import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { CodeEditor } from '../../components/editor/code-editor.tsx'
import type { Fields } from '../../components/form/form.ts'
import { Optional } from '../../components/form/optional.tsx'
import { inspectSchema } from './inspect-schema.ts'
import type { ModelDraft } from './model-draft.ts'

/** What a model is made of; name and content type stand once it has been created. */
export function ModelFields({ form, created }: { readonly form: Fields<ModelDraft>; readonly created: boolean }) {
  const { name, contentType, description, schema } = form.value
  return (
    <Container>
      <SpaceBetween size="l">
        <FormField label="Name" constraintText="Letters and digits." errorText={form.fault('name')}>
          <Input value={name} disabled={created} onChange={({ detail }) => form.set({ name: detail.value })} />
        </FormField>
        <FormField label="Content type" errorText={form.fault('contentType')}>
          <Input value={contentType} disabled={created} onChange={({ detail }) => form.set({ contentType: detail.value })} />
        </FormField>
        <FormField label={<Optional label="Description" />} errorText={form.fault('description')}>
          <Input value={description} onChange={({ detail }) => form.set({ description: detail.value })} />
        </FormField>
        <FormField label="Model schema" description="A JSON Schema, draft 4." stretch errorText={form.fault('schema')}>
          <CodeEditor label="Model schema" language="json" lines={20} value={schema} inspect={inspectSchema} onChange={(text) => form.set({ schema: text })} />
        </FormField>
      </SpaceBetween>
    </Container>
  )
}
