import type { Method } from '../method/method.ts'
import type { ResourceId } from '../names/identifier.ts'
import { childPath, subtreeOf, withResources } from './resource-tree.ts'
import type { Resource, RestApi } from './rest-api.ts'

export interface CopiedResource {
  readonly api: RestApi
  /** The resource that was made of the copied one. */
  readonly copy: Resource
}

/** The API with a copy of a resource, its methods and everything below it, under a parent and a name; each part has an id of its own. */
export function withCopiedResource(api: RestApi, resource: Resource, parent: Resource, pathPart: string, newId: () => ResourceId): CopiedResource {
  const path = childPath(parent, pathPart)
  const subtree = subtreeOf(Object.values(api.resources), resource)
  const ids: ReadonlyMap<ResourceId, ResourceId> = new Map(subtree.map(({ id }) => [id, newId()]))
  const copied = (original: Resource): Resource => ({
    ...original,
    id: ids.get(original.id) ?? original.id,
    ...(original.parentId !== undefined && { parentId: ids.get(original.parentId) ?? original.parentId }),
    path: path + original.path.slice(resource.path.length),
    methods: withCopiedCacheNamespaces(original.methods, ids),
  })
  const copy = { ...copied(resource), parentId: parent.id, pathPart }
  return { api: withResources(api, [copy, ...subtree.slice(1).map(copied)]), copy }
}

/** The methods of a copied resource: those that cached under a resource's own id cache under that of its copy. */
export function withCopiedCacheNamespaces(methods: Resource['methods'], ids: ReadonlyMap<ResourceId, ResourceId>): Resource['methods'] {
  const copied = ({ integration, ...method }: Method): Method => ({
    ...method,
    ...(integration && { integration: { ...integration, cacheNamespace: ids.get(integration.cacheNamespace) ?? integration.cacheNamespace } }),
  })
  return Object.fromEntries(Object.entries(methods).map(([verb, method]) => [verb, copied(method)]))
}
