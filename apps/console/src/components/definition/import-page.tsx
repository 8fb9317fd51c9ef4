import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { renamingField } from '../../client/refused-field.ts'
import type { Help } from '../../shell/help.tsx'
import { found } from '../form/faults.ts'
import { type Saved, useForm } from '../form/form.ts'
import { FormPage } from '../form/form-page.tsx'
import { asTaken } from './as-taken.ts'
import { definitionFaults } from './check-definition.ts'
import { DefinitionField } from './definition-field.tsx'
import { type ImportMode, ImportModeField } from './import-mode-field.tsx'
import { WarningsField } from './warnings-field.tsx'

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
  readonly body: Uint8Array<ArrayBuffer>
}

interface ImportPageProperties {
  readonly title: string
  readonly help?: Help
  readonly restApiId: string
  /** What either mode does here. */
  readonly meaning: Readonly<Record<ImportMode, string>>
  /** Where Cancel leads. */
  readonly cancelTo: string
  /** OpenAPI 3.1 is taken, too, and converted. */
  readonly takesNewer?: boolean
  readonly importDefinition: (input: ImportInput) => Promise<Saved>
}

/** A definition read into what is there. */
export function ImportPage({ title, help, restApiId, meaning, cancelTo, takesNewer = false, importDefinition }: ImportPageProperties) {
  const form = useForm<ImportDraft>({
    draft: `${title} ${restApiId}`,
    restApiId,
    initial: { mode: 'merge', definition: '', failOnWarnings: false },
    check: ({ definition }) => found(definitionFaults(definition)),
    save: ({ mode, definition, failOnWarnings }) => {
      const imported = async (): Promise<Saved> => {
        const { body, converted } = takesNewer
          ? await asTaken(definition, { restApiId, mode }, failOnWarnings)
          : { body: new TextEncoder().encode(definition), converted: undefined }
        return { ...(await importDefinition({ restApiId, mode, failOnWarnings, body })), converted }
      }
      return imported().catch(renamingField(undefined, 'body'))
    },
  })
  return (
    <FormPage form={form} title={title} {...(help ? { help } : {})} submitText="Import" cancelTo={cancelTo}>
      <Container>
        <SpaceBetween size="l">
          <ImportModeField mode={form.value.mode} meaning={meaning} onChange={(mode) => form.set({ mode })} />
          <DefinitionField form={form} takesNewer={takesNewer} />
          <WarningsField form={form} />
        </SpaceBetween>
      </Container>
    </FormPage>
  )
}
