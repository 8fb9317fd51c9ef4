import type { Method } from '../method/method.ts'
import { own } from '../names/record.ts'
import { withCopiedCacheNamespaces } from './copied-resource.ts'
import type { Resource, RestApi } from './rest-api.ts'

/**
 * A copy of an API in which every part has an id of its own, for CreateRestApi's `cloneFrom`. The copy has no tags and
 * no published documentation; its own id, name and date are the caller's to set.
 */
export function withFreshIds(api: RestApi, newId: (length: number) => string): RestApi {
  const resourceIds = renamed(api.resources, (id) => newId(id === api.rootResourceId ? 10 : 6))
  const authorizerIds = renamed(api.authorizers, () => newId(6))
  const validatorIds = renamed(api.requestValidators, () => newId(6))

  const method = (original: Method): Method => ({
    ...original,
    ...(original.authorizerId !== undefined && { authorizerId: authorizerIds.get(original.authorizerId) ?? original.authorizerId }),
    ...(original.requestValidatorId !== undefined && { requestValidatorId: validatorIds.get(original.requestValidatorId) ?? original.requestValidatorId }),
  })
  const resource = (original: Resource, id: string): Resource => ({
    ...original,
    id,
    ...(original.parentId !== undefined && { parentId: resourceIds.get(original.parentId) ?? original.parentId }),
    methods: Object.fromEntries(Object.entries(withCopiedCacheNamespaces(original.methods, resourceIds)).map(([verb, each]) => [verb, method(each)])),
  })

  return {
    ...api,
    tags: {},
    rootResourceId: resourceIds.get(api.rootResourceId) ?? api.rootResourceId,
    resources: rekeyed(api.resources, resourceIds, resource),
    authorizers: rekeyed(api.authorizers, authorizerIds, (authorizer, id) => ({ ...authorizer, id })),
    requestValidators: rekeyed(api.requestValidators, validatorIds, (validator, id) => ({ ...validator, id })),
    models: Object.fromEntries(Object.entries(api.models).map(([name, model]) => [name, { ...model, id: newId(6) }])),
    documentationParts: rekeyed(
      api.documentationParts,
      renamed(api.documentationParts, () => newId(6)),
      (part, id) => ({ ...part, id }),
    ),
    documentationVersions: {},
  }
}

function renamed(record: Readonly<Record<string, unknown>>, newName: (id: string) => string): ReadonlyMap<string, string> {
  return new Map(Object.keys(record).map((id) => [id, newName(id)]))
}

function rekeyed<T>(record: Readonly<Record<string, T>>, ids: ReadonlyMap<string, string>, change: (value: T, id: string) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(
    [...ids].flatMap(([old, id]) => {
      const value = own(record, old)
      return value === undefined ? [] : [[id, change(value, id)]]
    }),
  )
}
