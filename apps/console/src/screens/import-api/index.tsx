import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { call } from '../../client/aws.ts'
import { refresh } from '../../client/refresh.ts'
import { checkDefinition } from '../../components/definition/check-definition.ts'
import { DefinitionFields } from '../../components/definition/definition-fields.tsx'
import { flashWarnings } from '../../components/definition/flash-warnings.tsx'
import { useForm } from '../../components/form/form.ts'
import { FormPage } from '../../components/form/form-page.tsx'
import { type ImportMode, ImportModeField } from '../../components/definition/import-mode-field.tsx'
import { flash } from '../../shell/flashes.ts'
import { help } from './help.tsx'

const meaning: Readonly<Record<ImportMode, string>> = {
  merge: 'What the definition names is replaced; the rest of the API stays.',
  overwrite: 'The API becomes what the definition says; the rest is deleted.',
}

interface ImportDraft {
  readonly mode: ImportMode
  readonly definition: string
  readonly failOnWarnings: boolean
}

/** A definition read into an API that is there. */
export default function ImportApiScreen() {
  const { restApiId = '' } = useParams()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const back = `/apis/${restApiId}/resources`
  const form = useForm<ImportDraft>({
    draft: `import ${restApiId}`,
    initial: { mode: 'merge', definition: '', failOnWarnings: false },
    check: ({ definition }) => checkDefinition(definition),
    fieldOf: () => 'definition',
    save: async ({ mode, definition, failOnWarnings }) => {
      const api = await call('PutRestApi', { restApiId, mode, failOnWarnings, body: new TextEncoder().encode(definition) })
      await refresh(queryClient, restApiId)
      flash({ type: 'success', content: `Imported the definition into ${api.name}.` })
      flashWarnings(api.warnings)
      await navigate(back)
    },
  })
  return (
    <FormPage form={form} title="Import API" help={help} submitText="Import" cancelTo={back}>
      <Container>
        <SpaceBetween size="l">
          <ImportModeField mode={form.value.mode} meaning={meaning} onChange={(mode) => form.set({ mode })} />
          <DefinitionFields form={form} />
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
