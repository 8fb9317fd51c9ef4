import { hash } from 'node:crypto'
import type { Kind } from '../kinds.ts'

/** A document as JSON, of whatever shape it once had. A step throws for what it cannot read: that is set aside afterwards, by name. */
export type OldDocument = Readonly<Record<string, unknown>>
export type Step = (document: OldDocument) => OldDocument
/** By kind. */
export type Steps = ReadonlyMap<string, readonly Step[]>

/**
 * For each kind what brings a document from one shape to the next; a kind without steps still has its first shape.
 * Released steps never change; new ones are appended. A deployment holds a whole API: a step of `restApi` is one of
 * `deployment`, too, and what `recordedChange` kept leads back to drafts of the former shape: it goes.
 */
export const documentSteps: Steps = new Map<Kind, readonly Step[]>([['domainName', [withMappingIds]]])

/** The number of the shape in which documents of a kind are written; the first is 1. */
export function shapeOf(kind: string, steps: Steps = documentSteps): number {
  return 1 + (steps.get(kind)?.length ?? 0)
}

/** The text of a document that has gone the steps of its kind which it lacks; undefined for one that cannot be read. */
export function inNewestShape({ body, shape }: { readonly body: string; readonly shape: number }, steps: readonly Step[]): string | undefined {
  try {
    const document: OldDocument = JSON.parse(body)
    return JSON.stringify(steps.slice(shape - 1).reduce((current, step) => step(current), document))
  } catch {
    return undefined
  }
}

/** Base path mappings have an id, for the second generation, and a domain name has routing rules, or none. */
function withMappingIds(domain: OldDocument): OldDocument {
  const { basePathMappings, routingRules = [] } = domain
  if (!Array.isArray(basePathMappings)) throw new TypeError('a domain name without base path mappings')
  return { ...domain, routingRules, basePathMappings: basePathMappings.map(withId) }
}

/** The id that was made of the path wherever there was none. */
function withId(mapping: OldDocument): OldDocument {
  const fromPath = () => BigInt(`0x${hash('sha256', String(mapping['basePath']))}`).toString(36)
  return { ...mapping, apiMappingId: mapping['apiMappingId'] ?? fromPath().slice(0, 6) }
}
