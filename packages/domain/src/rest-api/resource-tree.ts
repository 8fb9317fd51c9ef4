import type { ResourceId } from '../names/identifier.ts'
import type { Resource, RestApi } from './rest-api.ts'

/** The resources directly below one. */
export function childrenOf(api: RestApi, resourceId: ResourceId): readonly Resource[] {
  return Object.values(api.resources).filter(({ parentId }) => parentId === resourceId)
}

/** A resource and everything below it, parents before children. */
export function subtreeOf(api: RestApi, resource: Resource): readonly Resource[] {
  const children = Map.groupBy(Object.values(api.resources), ({ parentId }) => parentId)
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
  const gone = new Set(subtreeOf(api, resource).map(({ id }) => id))
  return { ...api, resources: Object.fromEntries(Object.entries(api.resources).filter(([id]) => !gone.has(id))) }
}

/** The API with a resource under another parent or name, and the paths of its whole sub-tree after it. */
export function withMovedResource(api: RestApi, resource: Resource, parent: Resource, pathPart: string): RestApi {
  const path = childPath(parent, pathPart)
  const below = subtreeOf(api, resource).map((each) => ({ ...each, path: path + each.path.slice(resource.path.length) }))
  return withResources(api, [...below, { ...resource, parentId: parent.id, pathPart, path }])
}

function withResources(api: RestApi, resources: readonly Resource[]): RestApi {
  return { ...api, resources: { ...api.resources, ...Object.fromEntries(resources.map((resource) => [resource.id, resource])) } }
}
