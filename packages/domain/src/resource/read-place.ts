import type { Reading } from '../reading/reading.ts'
import { childrenOf, type Placed, subtreeOf } from '../rest-api/resource-tree.ts'
import { isGreedy, pathPartFaults } from './path-part.ts'
import { readPathPart } from './read-path-part.ts'

/** Where a resource is to stand. */
export interface WantedPlace {
  readonly parent: Placed
  readonly pathPart: string
  /** The resource that comes there with all that is below it; absent where a new one does. */
  readonly resource?: Placed
  /** A copy of it comes there, and it stays where it is. */
  readonly copied?: boolean
}

/** Whether a resource can stand there, for CreateResource, UpdateResource and a copy alike; `resources` are all of the API. */
export function readPlace(resources: readonly Placed[], { parent, pathPart, resource, copied = false }: WantedPlace): Reading<string> {
  const subtree = resource ? subtreeOf(resources, resource) : []
  if (!copied && subtree.some(({ id }) => id === parent.id)) return { faults: [{ field: 'parentId', text: pathPartFaults.cyclical }] }
  const siblings = childrenOf(resources, parent.id).filter(({ id }) => copied || id !== resource?.id)
  const below = resource ? Math.max(...subtree.map(({ path }) => path.length)) - resource.path.length : 0
  if (below > 0 && isGreedy(pathPart)) return { faults: [{ field: 'pathPart', text: pathPartFaults.greedyParent(pathPart) }] }
  return readPathPart(pathPart, { parent, siblings: siblings.flatMap((sibling) => sibling.pathPart ?? []), below })
}
