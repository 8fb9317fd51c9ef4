import Container from '@cloudscape-design/components/container'
import FileInput from '@cloudscape-design/components/file-input'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { call } from '../../client/aws.ts'
import { renamingField } from '../../client/refused-field.ts'
import { CodeEditor } from '../../components/editor/code-editor.tsx'
import { fault, found } from '../../components/form/faults.ts'
import { Field } from '../../components/form/field.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'

interface ImportKeysDraft {
  readonly file: string
  readonly failOnWarnings: boolean
}

/** Keys from a file, or from what is typed; what is wrong is told line by line. */
export default function ImportApiKeysScreen() {
  const form = useForm<ImportKeysDraft>({
    draft: 'import-api-keys',
    restApiId: undefined,
    initial: { file: '', failOnWarnings: true },
    check: ({ file }) => found(fault('body', file.trim() === '' ? 'Choose a file, or type lines of CSV.' : undefined)),
    save: async ({ file, failOnWarnings }) => {
      const body = new TextEncoder().encode(file)
      const { ids = [], warnings } = await call('ImportApiKeys', { format: 'csv', failOnWarnings, body }).catch(renamingField(undefined, 'body'))
      return { message: `Imported ${ids.length} API ${ids.length === 1 ? 'key' : 'keys'}.`, warnings, page: '/api-keys' }
    },
  })
  const { file, failOnWarnings } = form.value
  return (
    <FormPage form={form} title="Import API keys" submitText="Import" cancelTo="/api-keys">
      <Container>
        <SpaceBetween size="l">
          <Field
            form={form}
            name="body"
            label="API keys"
            description="CSV with a first line of names: Name and Key, and if wanted Description, Enabled, UsagePlanIds. Keys have 20 to 128 characters; of two equal ones the later wins."
            stretch
            secondaryControl={
              <FileInput accept=".csv,text/csv" value={[]} onChange={({ detail }) => void detail.value[0]?.text().then((text) => form.set({ file: text }))}>
                Choose file
              </FileInput>
            }
          >
            <CodeEditor label="API keys" language="plaintext" value={file} lines={12} onChange={(text) => form.set({ file: text })} />
          </Field>
          <FormField label="Warnings">
            <RadioGroup
              value={failOnWarnings ? 'fail' : 'ignore'}
              onChange={({ detail }) => form.set({ failOnWarnings: detail.value === 'fail' })}
              items={[
                { value: 'fail', label: 'Fail on warnings', description: 'Nothing is imported when a line cannot be read.' },
                { value: 'ignore', label: 'Ignore warnings', description: 'The other lines are imported; those that cannot be read are listed.' },
              ]}
            />
          </FormField>
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
