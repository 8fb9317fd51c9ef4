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

const meaning: Readonly<Record<ImportMode, string>> = {
  merge: 'Parts of the definition are added; where one stands already, it is replaced.',
  overwrite: 'All parts that are there are deleted first.',
}

interface ImportDraft {
  readonly mode: ImportMode
  readonly definition: string
  readonly failOnWarnings: boolean
}

/** The documentation parts of a definition, and nothing else of it. */
export default function ImportDocumentationScreen() {
  const { restApiId = '' } = useParams()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const page = `/apis/${restApiId}/documentation`
  const form = useForm<ImportDraft>({
    draft: `import-documentation ${restApiId}`,
    initial: { mode: 'merge', definition: '', failOnWarnings: false },
    check: ({ definition }) => checkDefinition(definition),
    fieldOf: () => 'definition',
    save: async ({ mode, definition, failOnWarnings }) => {
      const { ids = [], warnings } = await call('ImportDocumentationParts', { restApiId, mode, failOnWarnings, body: new TextEncoder().encode(definition) })
      await refresh(queryClient, restApiId)
      flash({ type: 'success', content: `Imported ${ids.length} documentation ${ids.length === 1 ? 'part' : 'parts'}.` })
      flashWarnings(warnings)
      await navigate(page)
    },
  })
  return (
    <FormPage form={form} title="Import documentation" submitText="Import" cancelTo={page}>
      <Container>
        <SpaceBetween size="l">
          <ImportModeField mode={form.value.mode} meaning={meaning} onChange={(mode) => form.set({ mode })} />
          <DefinitionFields form={form} />
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
