import type { HttpTarget, Operation } from './operations.ts'
import type { FoundOperation, OperationFinder } from './service.ts'

interface Candidate {
  readonly operation: Operation
  readonly http: HttpTarget
}

/**
 * REST-JSON: finds the operation that a verb and a raw path (percent-encoded, without the query) stand for. Undefined
 * where AWS has none, and for a path whose percent-encoding is broken.
 */
export function findByPath(operations: readonly Operation[], trailingSlash: 'ignored' | 'refused'): OperationFinder {
  /** By verb and number of segments; those with a literal query stand first, as they are the more specific ones. */
  const candidates = Map.groupBy(
    operations
      .flatMap((operation): Candidate[] => (operation.http ? [{ operation, http: operation.http }] : []))
      .toSorted((a, b) => b.http.query.size - a.http.query.size),
    ({ http }) => `${http.method} ${http.path.length}`,
  )

  return ({ httpMethod, rawPath, query }): FoundOperation | undefined => {
    const segments = rawPath.slice(1, trailingSlash === 'ignored' && rawPath.endsWith('/') ? -1 : undefined).split('/')
    for (const { operation, http } of candidates.get(`${httpMethod} ${segments.length}`) ?? []) {
      const labels = match(http, segments)
      if (labels && [...http.query].every(([name, value]) => query.get(name) === value)) return { operation, labels }
    }
    return undefined
  }
}

function match({ path }: HttpTarget, segments: readonly string[]): ReadonlyMap<string, string> | undefined {
  const labels = new Map<string, string>()
  for (const [index, expected] of path.entries()) {
    const segment = segments[index] ?? ''
    if (typeof expected === 'string') {
      if (segment !== expected) return undefined
      continue
    }
    const value = decode(segment)
    if (!value) return undefined
    labels.set(expected.label, value)
  }
  return labels
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
