import FileInput from '@cloudscape-design/components/file-input'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { CodeEditor } from '../editor/code-editor.tsx'
import { Field } from '../form/field.tsx'
import type { Fields } from '../form/fields.ts'

interface DefinitionDraft {
  readonly definition: string
  readonly failOnWarnings: boolean
}

/** An OpenAPI definition, pasted or from a file, and what its warnings mean. */
export function DefinitionFields({ form, takesNewer }: { readonly form: Fields<DefinitionDraft>; readonly takesNewer: boolean }) {
  const { definition, failOnWarnings } = form.value
  return (
    <SpaceBetween size="l">
      <Field
        form={form}
        name="body"
        label="API definition"
        description={`OpenAPI 3.0${takesNewer ? ' or 3.1' : ''}, or Swagger 2.0, JSON or YAML, up to 6 MB.`}
        stretch
        secondaryControl={
          <FileInput
            accept=".json,.yaml,.yml"
            value={[]}
            onChange={({ detail }) => void detail.value[0]?.text().then((text) => form.set({ definition: text }))}
          >
            Choose file
          </FileInput>
        }
      >
        <CodeEditor
          label="API definition"
          language={definition.trimStart().startsWith('{') ? 'json' : 'yaml'}
          value={definition}
          lines={20}
          onChange={(text) => form.set({ definition: text })}
        />
      </Field>
      <FormField label="Warnings">
        <RadioGroup
          value={failOnWarnings ? 'fail' : 'ignore'}
          onChange={({ detail }) => form.set({ failOnWarnings: detail.value === 'fail' })}
          items={[
            { value: 'fail', label: 'Fail on warnings', description: 'Nothing is imported when the definition gives a warning.' },
            { value: 'ignore', label: 'Ignore warnings', description: 'What can be read is imported; the warnings are listed.' },
          ]}
        />
      </FormField>
    </SpaceBetween>
  )
}
