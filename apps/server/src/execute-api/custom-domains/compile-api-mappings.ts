import { type BasePathMapping, emptyBasePath, isMultiLevel } from '@fourbox/domain'
import type { DomainTarget, Router } from './compile-domain.ts'

/**
 * Mappings of one level are found by the first segment of the path, which must be equal. Once a domain has a mapping of
 * several levels, the longest key that the path begins with wins, whether or not it ends at a slash: `/ordersandmore`
 * leads to `orders` (developer guide, API mappings for REST APIs).
 */
export function compileApiMappings(mappings: readonly BasePathMapping[]): Router {
  const severalLevels = mappings.some(({ basePath }) => isMultiLevel(basePath))
  const targets = new Map(mappings.map((mapping) => [prefixOf(mapping), targetOf(mapping, severalLevels)]))
  return severalLevels ? byLongestPrefix(targets) : byFirstSegment(targets)
}

function byFirstSegment(targets: ReadonlyMap<string, DomainTarget>): Router {
  const rest = targets.get('')
  return (path) => {
    const end = path.indexOf('/', 1)
    return targets.get(end < 0 ? path : path.slice(0, end)) ?? rest
  }
}

/** A look for each length that a key has, the longest first: their number is that of the lengths, not of the keys. */
function byLongestPrefix(targets: ReadonlyMap<string, DomainTarget>): Router {
  const lengths = [...new Set([...targets.keys()].map(({ length }) => length))].toSorted((a, b) => b - a)
  return (path) => {
    for (const length of lengths) {
      const target = length <= path.length ? targets.get(path.slice(0, length)) : undefined
      if (target) return target
    }
    return undefined
  }
}

function prefixOf({ basePath }: BasePathMapping): string {
  return basePath === emptyBasePath ? '' : `/${basePath}`
}

function targetOf(mapping: BasePathMapping, headersInLowerCase: boolean): DomainTarget {
  const { restApiId, stage, basePath } = mapping
  return { restApiId, ...(stage !== undefined && { stage }), stripped: prefixOf(mapping).length, basePathMatched: basePath, headersInLowerCase }
}
