import { longest, tooLong } from '../reading/judge-lengths.ts'
import { type Reading, reading } from '../reading/reading.ts'
import { childPath } from '../rest-api/resource-tree.ts'
import type { Resource } from '../rest-api/rest-api.ts'
import { isGreedy, isPathPart, isPathVariable, pathPartFaults } from './path-part.ts'

export interface PathPartRules {
  readonly parent: Pick<Resource, 'path' | 'pathPart'>
  /** Those of the other resources under the parent. */
  readonly siblings: readonly string[]
  /** Characters of the longest path below the resource, where it is moved with all that is below it. */
  readonly below?: number
}

/** What a resource can be called under its parent, for CreateResource, UpdateResource and import alike. */
export function readPathPart(pathPart: string, { parent, siblings, below = 0 }: PathPartRules): Reading<string> {
  return reading(({ fault }) => {
    if (!isPathPart(pathPart)) fault('pathPart', pathPartFaults.malformed)
    if (siblings.includes(pathPart)) fault('pathPart', pathPartFaults.duplicate(pathPart), 'conflict')
    if (childPath(parent, pathPart).length + below > longest.url) fault('pathPart', tooLong('resource', 'path', longest.url))
    if (parent.pathPart !== undefined && isGreedy(parent.pathPart)) fault('pathPart', pathPartFaults.greedyParent(parent.pathPart))
    const variable = isPathVariable(pathPart) ? siblings.find((sibling) => isPathVariable(sibling) && sibling !== pathPart) : undefined
    if (variable !== undefined) fault('pathPart', pathPartFaults.variableSibling(variable))
    return pathPart
  })
}
