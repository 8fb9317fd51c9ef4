import type { Resource } from '@aws-sdk/client-api-gateway'
import { childPath, pathVariableNames, type Placed, readPlace, type Reading, subtreeOf } from '@fourbox/domain'

/** What is done with a resource and everything below it. */
export type PlacingAction = 'rename' | 'move' | 'copy'

/** A resource comes to stand elsewhere, or a copy of it does. */
export interface Placing {
  readonly restApiId: string
  readonly action: PlacingAction
  readonly resource: Resource
  readonly parentId: string
  readonly pathPart: string
}

/** Whether it can stand there, among all resources of the API. */
export function checkPlacing(
  resources: readonly Resource[],
  { action, resource, parentId, pathPart }: Omit<Placing, 'restApiId'>,
): Reading<string> | undefined {
  const all = resources.map(placedOf)
  const parent = all.find(({ id }) => id === parentId)
  return parent && readPlace(all, { parent, pathPart, resource: placedOf(resource), copied: action === 'copy' })
}

/** A resource that will stand elsewhere, with the path that it will have there. */
export interface PlacedAnew {
  readonly resource: Resource
  readonly path: string
}

/** The resource and everything below it, with the paths that they will have. */
export function placedAnew(
  resources: readonly Resource[],
  { resource, parentId, pathPart }: Pick<Placing, 'resource' | 'parentId' | 'pathPart'>,
): readonly PlacedAnew[] {
  const parent = resources.find(({ id }) => id === parentId)
  const path = childPath({ path: parent?.path ?? '/' }, pathPart)
  const byId = new Map(resources.map((each) => [each.id, each]))
  return subtreeOf(resources.map(placedOf), placedOf(resource)).flatMap((placed) => {
    const each = byId.get(placed.id)
    return each ? [{ resource: each, path: path + placed.path.slice(resource.path?.length) }] : []
  })
}

/** Variables of the path that methods declare, and which the paths will no longer have: nothing is read from them there. */
export function lostVariables(placed: readonly PlacedAnew[]): readonly string[] {
  const lost = placed.flatMap(({ resource, path }) => {
    const kept = new Set(pathVariableNames(path))
    const gone = pathVariableNames(resource.path ?? '').filter((name) => !kept.has(name))
    const declared = Object.values(resource.resourceMethods ?? {}).flatMap(({ requestParameters = {} }) => Object.keys(requestParameters))
    return gone.filter((name) => declared.includes(`method.request.path.${name}`))
  })
  return [...new Set(lost)]
}

export function lostVariablesText(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined
  return `Methods read ${names.map((name) => `method.request.path.${name}`).join(', ')}, which the path will not have.`
}

function placedOf({ id = '', parentId, pathPart, path = '' }: Resource): Placed {
  return { id, path, ...(parentId !== undefined && { parentId }), ...(pathPart !== undefined && { pathPart }) }
}
