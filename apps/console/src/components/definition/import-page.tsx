import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { renamingField } from '../../client/refused-field.ts'
import type { Help } from '../../shell/help.tsx'
import { found } from '../form/faults.ts'
import { type Saved, useForm } from '../form/form.ts'
import { FormPage } from '../form/form-page.tsx'
import { definitionFaults } from './check-definition.ts'
import { DefinitionFields } from './definition-fields.tsx'
import { type ImportMode, ImportModeField } from './import-mode-field.tsx'

interface ImportDraft {
  readonly mode: ImportMode
  readonly definition: string
  readonly failOnWarnings: boolean
}

/** A definition as the operations that import take it. */
export interface ImportInput {
  readonly restApiId: string
  readonly mode: ImportMode
  readonly failOnWarnings: boolean
  readonly body: Uint8Array
}

interface ImportPageProperties {
  readonly title: string
  readonly help?: Help
  readonly restApiId: string
  /** What either mode does here. */
  readonly meaning: Readonly<Record<ImportMode, string>>
  /** Where Cancel leads. */
  readonly cancelTo: string
  readonly importDefinition: (input: ImportInput) => Promise<Saved>
}

/** A definition read into what is there. */
export function ImportPage({ title, help, restApiId, meaning, cancelTo, importDefinition }: ImportPageProperties) {
  const form = useForm<ImportDraft>({
    draft: `${title} ${restApiId}`,
    restApiId,
    initial: { mode: 'merge', definition: '', failOnWarnings: false },
    check: ({ definition }) => found(definitionFaults(definition)),
    save: ({ mode, definition, failOnWarnings }) =>
      importDefinition({ restApiId, mode, failOnWarnings, body: new TextEncoder().encode(definition) }).catch(renamingField(undefined, 'body')),
  })
  return (
    <FormPage form={form} title={title} {...(help ? { help } : {})} submitText="Import" cancelTo={cancelTo}>
      <Container>
        <SpaceBetween size="l">
          <ImportModeField mode={form.value.mode} meaning={meaning} onChange={(mode) => form.set({ mode })} />
          <DefinitionFields form={form} />
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
