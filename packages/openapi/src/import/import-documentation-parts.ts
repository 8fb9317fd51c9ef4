import type { RestApi } from '@fourbox/domain'

import { DefinitionError } from '../definition-error.ts'
import { Expansion } from '../read/expansion.ts'
import { readDefinition } from '../read/read-definition.ts'
import { writtenText } from '../read/written-text.ts'
import { documentDefinition } from './document-definition.ts'
import { growDocumentation, judgeDocumentation } from './documentation.ts'
import type { ImportSettings } from './import-settings.ts'
import { dialectOf, type Importing } from './importing.ts'

export interface DocumentationImport {
  readonly api: RestApi
  /** Of the file's parts; new ones, also for a part that takes the place of another. */
  readonly ids: readonly string[]
}

/**
 * Takes the documentation parts of a definition into an API, and nothing else of it.
 * A merge keeps the parts of other places; an overwrite keeps none.
 * @throws DefinitionError `Unable to build importer with provided input.`, or that a quota is used up
 */
export function importDocumentationParts(
  source: string | Uint8Array,
  api: RestApi,
  { mode, newId, limits }: Pick<ImportSettings, 'newId' | 'limits'> & { readonly mode: 'merge' | 'overwrite' },
): DocumentationImport {
  try {
    return readDefinition(source, (definition) => {
      const { root } = definition
      const kept = mode === 'merge' ? api.documentationParts : {}
      const documentation = growDocumentation(kept, {}, newId)
      const silent = () => undefined
      const importing: Importing = {
        root,
        expansion: new Expansion(mostReferred),
        dialect: dialectOf(definition),
        written: (spot) => writtenText(definition, spot),
        apiId: api.id,
        newId,
        limits,
        patternFault: silent,
        isVpcLink: () => true,
        warn: silent,
        fault: silent,
        expand: (text) => text,
      }
      documentDefinition(documentation, importing, '')
      const documentationParts = documentation.parts()
      judgeDocumentation(importing, kept, documentationParts)
      return { api: { ...api, documentationParts }, ids: documentation.ids() }
    })
  } catch (error) {
    if (error instanceof DefinitionError && error.kind === undefined) {
      const { position, hint } = error
      throw new DefinitionError('Unable to build importer with provided input.', { position, hint })
    }
    throw error
  }
}

/** Characters that references may lead to, fewer than of a whole API: these are read while others wait. */
const mostReferred = 2 * 1024 * 1024
