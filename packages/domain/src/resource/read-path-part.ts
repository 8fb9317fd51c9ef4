import { type Reading, reading } from '../reading/reading.ts'
import { isGreedy, isPathPart, isPathVariable, pathPartFaults } from './path-part.ts'

export interface PathPartRules {
  /** The path part of the parent; undefined for the root. */
  readonly parent: string | undefined
  /** Those of the other resources under the parent. */
  readonly siblings: readonly string[]
}

/** What a resource can be called under its parent, for CreateResource, UpdateResource and import alike. */
export function readPathPart(pathPart: string, { parent, siblings }: PathPartRules): Reading<string> {
  return reading(({ fault }) => {
    if (!isPathPart(pathPart)) fault('pathPart', pathPartFaults.malformed)
    if (siblings.includes(pathPart)) fault('pathPart', pathPartFaults.duplicate(pathPart), 'conflict')
    if (parent !== undefined && isGreedy(parent)) fault('pathPart', pathPartFaults.greedyParent(parent))
    const variable = isPathVariable(pathPart) ? siblings.find((sibling) => isPathVariable(sibling) && sibling !== pathPart) : undefined
    if (variable !== undefined) fault('pathPart', pathPartFaults.variableSibling(variable))
    return pathPart
  })
}
