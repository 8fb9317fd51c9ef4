import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import { apiQuotaFault } from '../account/api-quota.ts'
import type { Limits } from '../account/limits.ts'
import { type Reading, reading } from '../reading/reading.ts'
import { oneOf } from '../reading/one-of.ts'
import { type DocumentationPart, type DocumentationPartLocation, documentationPartTypes } from './documentation.ts'
import { documentationLocationKey } from './documentation-location.ts'

export interface DocumentationPartSettings {
  readonly location: {
    readonly type?: string
    readonly path?: string
    readonly method?: string
    readonly statusCode?: string
    readonly name?: string
  }
  /** JSON text of an object. */
  readonly properties?: string
}

export interface DocumentationPartRules {
  readonly id: string
  readonly limits: Pick<Limits, 'documentationPartsPerApi'>
  /** The other parts of the API. */
  readonly others: readonly Pick<DocumentationPart, 'location'>[]
  /** Whether it would be one more. */
  readonly isNew: boolean
}

/** Makes a documentation part of its settings; a place has one part only. */
export function readDocumentationPart(settings: DocumentationPartSettings, { id, limits, others, isNew }: DocumentationPartRules): Reading<DocumentationPart> {
  const { path, method, statusCode, name } = settings.location
  const { properties = '' } = settings
  return reading((findings) => {
    const { fault } = findings
    judgeLengths('documentation part', settings.location, { path: longest.url, method: longest.name, name: longest.name }, findings, 'location.')
    const type = oneOf(documentationPartTypes, settings.location.type)
    if (!type) fault('location.type', `Invalid documentation part type specified. Valid options are ${documentationPartTypes.join(',')}`)
    const location = {
      type: type ?? 'API',
      ...(path && { path }),
      ...(method && { method }),
      ...(statusCode && { statusCode }),
      ...(name && { name }),
    } satisfies DocumentationPartLocation
    if (!isObjectText(properties)) fault('properties', 'Invalid documentation properties specified. Properties must be a valid JSON object')
    const key = documentationLocationKey(location)
    if (others.some((part) => documentationLocationKey(part.location) === key)) fault('location', duplicateText(location), 'conflict')
    const after = others.length + 1
    const tooMany = apiQuotaFault('documentationPartsPerApi', { before: isNew ? others.length : after, after }, limits)
    if (tooMany) fault('location', tooMany.text, tooMany.kind)
    return { id, location, properties }
  })
}

function duplicateText({ type, path, method, statusCode, name }: DocumentationPartLocation): string {
  const facts = Object.entries({ type, path, method, statusCode, name }).filter(([, value]) => value !== undefined)
  return `Documentation part already exists for the specified location: ${facts.map(([fact, value]) => `${fact} '${value}'`).join(', ')}`
}

function isObjectText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
