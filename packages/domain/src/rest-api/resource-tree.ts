import type { ResourceId } from '../names/identifier.ts'
import type { Resource, RestApi } from './rest-api.ts'

/** A resource as its place in the tree knows it. */
export type Placed = Pick<Resource, 'id' | 'parentId' | 'pathPart' | 'path'>

/** Of the resources of an API those directly below one. */
export function childrenOf<R extends Placed>(resources: readonly R[], resourceId: ResourceId): readonly R[] {
  return resources.filter(({ parentId }) => parentId === resourceId)
}

/** Of the resources of an API one, and everything below it, parents before children. */
export function subtreeOf<R extends Placed>(resources: readonly R[], resource: R): readonly R[] {
  const children = Map.groupBy(resources, ({ parentId }) => parentId)
  const subtree = [resource]
  // The list grows while it is walked: each resource appends its children.
  for (const { id } of subtree) subtree.push(...(children.get(id) ?? []))
  return subtree
}

/** The path of a child called `pathPart`. */
export function childPath(parent: Pick<Resource, 'path'>, pathPart: string): string {
  return parent.path === '/' ? `/${pathPart}` : `${parent.path}/${pathPart}`
}

/** The API with one resource added or replaced. */
export function withResource(api: RestApi, resource: Resource): RestApi {
  return withResources(api, [resource])
}

/** The API without a resource and what is below it. */
export function withoutResource(api: RestApi, resource: Resource): RestApi {
  const gone = new Set(subtreeOf(Object.values(api.resources), resource).map(({ id }) => id))
  return { ...api, resources: Object.fromEntries(Object.entries(api.resources).filter(([id]) => !gone.has(id))) }
}

/** The API with a resource under another parent or name, and the paths of its whole sub-tree after it. */
export function withMovedResource(api: RestApi, resource: Resource, parent: Resource, pathPart: string): RestApi {
  const path = childPath(parent, pathPart)
  const below = subtreeOf(Object.values(api.resources), resource).map((each) => ({ ...each, path: path + each.path.slice(resource.path.length) }))
  return withResources(api, [...below, { ...resource, parentId: parent.id, pathPart, path }])
}

/** The API with some resources added or replaced. */
export function withResources(api: RestApi, resources: readonly Resource[]): RestApi {
  return { ...api, resources: { ...api.resources, ...Object.fromEntries(resources.map((resource) => [resource.id, resource])) } }
}
