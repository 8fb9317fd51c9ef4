import type { Resource } from '@aws-sdk/client-api-gateway'

/** The resource of a draft that a path leads to, and the method there that would serve a verb: as the gateway finds them, text before variables. */
export interface DraftRoute {
  readonly resource: Resource
  /** As it is declared, `ANY` included; undefined where the resource has none for the verb. */
  readonly httpMethod: string | undefined
}

/** Undefined where no resource of the draft is at the path. */
export function draftRoute(resources: readonly Resource[], path: string, httpMethod: string): DraftRoute | undefined {
  const parts = partsOf(path)
  const found = resources
    .filter((resource) => leadsTo(partsOf(resource.path ?? ''), parts))
    .map((resource): DraftRoute => ({ resource, httpMethod: servingMethod(resource, httpMethod) }))
    .toSorted((one, other) => compareRoutes(one, other))
  return found[0]
}

/** The method of a resource that answers a verb. */
export function servingMethod({ resourceMethods = {} }: Resource, httpMethod: string): string | undefined {
  return Object.hasOwn(resourceMethods, httpMethod) ? httpMethod : Object.hasOwn(resourceMethods, 'ANY') ? 'ANY' : undefined
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '')
}

function leadsTo(pattern: readonly string[], parts: readonly string[]): boolean {
  const isGreedy = pattern.at(-1)?.endsWith('+}') ?? false
  if (isGreedy ? parts.length < pattern.length : parts.length !== pattern.length) return false
  return pattern.every((part, index) => part.startsWith('{') || part === parts[index])
}

/** One that serves the verb before one that does not; then the one with text where the other has a variable, from the left. */
function compareRoutes(one: DraftRoute, other: DraftRoute): number {
  const [a, b] = [one, other].map(
    ({ resource, httpMethod }) =>
      `${httpMethod === undefined ? 1 : 0}${partsOf(resource.path ?? '')
        .map(rankOf)
        .join('')}`,
  )
  return (a ?? '').localeCompare(b ?? '')
}

function rankOf(part: string): number {
  return part.endsWith('+}') ? 2 : part.startsWith('{') ? 1 : 0
}
