import { apiQuotaFault, documentationLocationKey as locationKey, type DocumentationPart, type DocumentationPartLocation, type RestApi } from '@fourbox/domain'

import { Misfit } from '../read/json.ts'
import type { ImportSettings } from './import-settings.ts'
import type { Importing } from './importing.ts'

/** The documentation of an API while a definition is being read: at most one part a location. */
export interface Documentation {
  /** `properties` is the JSON text of an object. */
  readonly add: (location: DocumentationPartLocation, properties: string) => void
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
  const added = new Map<string, DocumentationPart>()
  return {
    add: (location, properties) => {
      const key = locationKey(location)
      added.set(key, { id: formerIds.get(key) ?? newId(6), location, properties })
    },
    parts: () => {
      // A large definition has ten thousand parts; ids are ours, so that none can be a name of Object.prototype.
      const parts: Record<string, DocumentationPart> = {}
      for (const part of Object.values(kept)) if (!added.has(locationKey(part.location))) parts[part.id] = part
      for (const part of added.values()) parts[part.id] = part
      return parts
    },
    ids: () => [...added.values()].map(({ id }) => id),
  }
}

/** @throws Misfit where there are more parts than the account's quota allows; those that stay may be as many as they are. */
export function judgeDocumentation(
  { root, limits }: Pick<Importing, 'root' | 'limits'>,
  kept: RestApi['documentationParts'],
  parts: RestApi['documentationParts'],
): void {
  const tooMany = apiQuotaFault('documentationPartsPerApi', { before: Object.keys(kept).length, after: Object.keys(parts).length }, limits)
  if (tooMany) throw new Misfit(root, tooMany.text, tooMany)
}
