import type { DocumentationPart, DocumentationPartLocation, RestApi } from '@fourbox/domain'

import type { Members } from '../read/json.ts'
import type { ImportSettings } from './import-settings.ts'

/** The documentation of an API while a definition is being read: at most one part a location. */
export interface Documentation {
  readonly add: (location: DocumentationPartLocation, properties: Members) => void
  readonly parts: () => RestApi['documentationParts']
  /** Of the parts that were added, in their order. */
  readonly ids: () => readonly string[]
}

/**
 * Starts from the parts that stay; one that comes again takes the place of the one at its location. `former` are those
 * whose ids a location keeps: an import that says the same as before changes nothing.
 */
export function growDocumentation(kept: RestApi['documentationParts'], former: RestApi['documentationParts'], newId: ImportSettings['newId']): Documentation {
  const formerIds = new Map(Object.values(former).map(({ location, id }) => [locationKey(location), id]))
  const keptParts = Object.values(kept)
  const added = new Map<string, DocumentationPart>()
  return {
    add: (location, properties) => {
      const text = JSON.stringify(properties)
      if (text === '{}') return
      const key = locationKey(location)
      added.set(key, { id: formerIds.get(key) ?? newId(6), location, properties: text })
    },
    parts: () => {
      const staying = keptParts.filter(({ location }) => !added.has(locationKey(location)))
      return Object.fromEntries([...staying, ...added.values()].map((part) => [part.id, part]))
    },
    ids: () => [...added.values()].map(({ id }) => id),
  }
}

function locationKey({ type, path, method, statusCode, name }: DocumentationPartLocation): string {
  return `${type} ${path} ${method} ${statusCode} ${name}`
}
