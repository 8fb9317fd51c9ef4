import { operations, type Operation } from './operations.ts'

export interface FoundOperation {
  readonly operation: Operation
  /** The path's labels, percent-decoded. */
  readonly labels: ReadonlyMap<string, string>
}

/**
 * Finds the operation that a verb and a raw path (percent-encoded, without the query) stand for.
 * Undefined where AWS has none, and for a path whose percent-encoding is broken.
 */
export function findOperation(httpMethod: string, rawPath: string, query: URLSearchParams): FoundOperation | undefined {
  const segments = rawPath.slice(1).split('/')
  for (const operation of candidates.get(`${httpMethod} ${segments.length}`) ?? []) {
    const labels = match(operation, segments)
    if (labels && [...operation.query].every(([name, value]) => query.get(name) === value)) return { operation, labels }
  }
  return undefined
}

/** Operations by verb and number of segments; those with a literal query stand first, as they are the more specific ones. */
const candidates: ReadonlyMap<string, readonly Operation[]> = Map.groupBy(
  operations.toSorted((a, b) => b.query.size - a.query.size),
  ({ httpMethod, path }) => `${httpMethod} ${path.length}`,
)

function match(operation: Operation, segments: readonly string[]): ReadonlyMap<string, string> | undefined {
  const labels = new Map<string, string>()
  for (const [index, expected] of operation.path.entries()) {
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
