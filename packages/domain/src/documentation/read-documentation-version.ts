import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import { type Reading, reading } from '../reading/reading.ts'
import type { DocumentationVersion } from './documentation.ts'

/** What a documentation version says of itself. */
export type DocumentationVersionHead = Pick<DocumentationVersion, 'version' | 'description'>

export function readDocumentationVersion({ version, description }: DocumentationVersionHead): Reading<DocumentationVersionHead> {
  return reading((findings) => {
    if (version.trim() === '') findings.fault('documentationVersion', 'Documentation version cannot be blank')
    judgeLengths('documentation', { version, description }, { version: longest.name, description: longest.description }, findings)
    return { version, ...(description && { description }) }
  })
}
