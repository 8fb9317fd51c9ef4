import FileInput from '@cloudscape-design/components/file-input'
import { CodeEditor } from '../editor/code-editor.tsx'
import { Field } from '../form/field.tsx'
import type { Fields } from '../form/fields.ts'

interface DefinitionFieldProps {
  readonly form: Fields<{ readonly definition: string }>
  readonly takesNewer: boolean
  readonly takesTemplates?: boolean
}

/** An OpenAPI definition, pasted or from a file. */
export function DefinitionField({ form, takesNewer, takesTemplates = false }: DefinitionFieldProps) {
  const { definition } = form.value
  return (
    <Field
      form={form}
      name="body"
      label="API definition"
      description={`OpenAPI 3.0${takesNewer ? ' or 3.1' : ''}${takesTemplates ? ', Swagger 2.0 or a CloudFormation template' : ', or Swagger 2.0'}, JSON or YAML, up to 6 MB.`}
      stretch
      secondaryControl={
        <FileInput accept=".json,.yaml,.yml" value={[]} onChange={({ detail }) => void detail.value[0]?.text().then((text) => form.set({ definition: text }))}>
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
  )
}
