import { documentationPartName, validatorName } from '../history/draft-differences.ts'
import type { DraftDifference } from '../history/history.ts'
import type { Method } from '../method/method.ts'
import { own } from '../names/record.ts'
import type { Resource, RestApi } from './rest-api.ts'

/** A part of an API, as its history names it: `method`, `GET /pets`. */
export type NamedPart = Pick<DraftDifference, 'kind' | 'name'>

/**
 * An API of nothing but some of its parts and what those refer to: the resources above them, models, authorizers and validators
 * of methods. A resource is itself, without its methods. Undefined where none of the parts is there.
 */
export function onlyParts(api: RestApi, parts: readonly NamedPart[]): RestApi | undefined {
  const wanted = new Set(parts.map(({ kind, name }) => `${kind} ${name}`))
  const is = (kind: NamedPart['kind'], name: string) => wanted.has(`${kind} ${name}`)
  const resources = onlyResources(api, is)
  const methods = Object.values(resources).flatMap((resource) => Object.values(resource.methods))
  const models = withReferences(api, new Set([...Object.keys(api.models).filter((name) => is('model', name)), ...methods.flatMap(modelsOf)]))
  const authorizers = new Set(methods.flatMap(({ authorizerId }) => authorizerId ?? []))
  const validators = new Set(methods.flatMap(({ requestValidatorId }) => requestValidatorId ?? []))
  const only: RestApi = {
    ...api,
    resources,
    models: entries(api.models, ({ name }) => models.has(name)),
    authorizers: entries(api.authorizers, ({ id, name }) => authorizers.has(id) || is('authorizer', name)),
    requestValidators: entries(api.requestValidators, (validator) => validators.has(validator.id) || is('request validator', validatorName(validator))),
    gatewayResponses: entries(api.gatewayResponses, (response) => response !== undefined && is('gateway response', response.responseType)),
    documentationParts: entries(api.documentationParts, (part) => is('documentation part', documentationPartName(part))),
    documentationVersions: entries(api.documentationVersions, ({ version }) => is('documentation version', version)),
  }
  return is('settings', '') || isSomething(only) ? only : undefined
}

function onlyResources(api: RestApi, is: (kind: NamedPart['kind'], name: string) => boolean): RestApi['resources'] {
  const kept = new Map<string, Resource>()
  for (const resource of Object.values(api.resources)) {
    const methods = entries(resource.methods, (method) => method !== undefined && is('method', `${method.httpMethod} ${resource.path}`))
    if (Object.keys(methods).length > 0 || is('resource', resource.path)) kept.set(resource.id, { ...resource, methods })
  }
  for (const { parentId } of kept.values()) {
    const parent = parentId === undefined || kept.has(parentId) ? undefined : own(api.resources, parentId)
    if (parent) kept.set(parent.id, { ...parent, methods: {} })
  }
  const root = own(api.resources, api.rootResourceId)
  if (root && !kept.has(root.id)) kept.set(root.id, { ...root, methods: {} })
  // In the order in which they were made, so that a parent stands before its children.
  return Object.fromEntries(
    Object.keys(api.resources)
      .flatMap((id) => kept.get(id) ?? [])
      .map((resource) => [resource.id, resource]),
  )
}

function modelsOf({ requestModels = {}, methodResponses }: Method): readonly string[] {
  return [requestModels, ...Object.values(methodResponses).map(({ responseModels = {} }) => responseModels)].flatMap((each) => Object.values(each))
}

/** Models with those that their schemas name. */
function withReferences(api: RestApi, names: ReadonlySet<string>): ReadonlySet<string> {
  const met = new Set(names)
  for (const name of met) {
    const schema = own(api.models, name)?.schema ?? ''
    // What is added while a set is gone through is gone through, too.
    for (const [, named = ''] of schema.replaceAll('\\/', '/').matchAll(/\/models\/(\w+)"/g)) if (own(api.models, named)) met.add(named)
  }
  return met
}

function entries<T>(record: Readonly<Record<string, T | undefined>>, keeps: (entry: T) => boolean): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, T] => entry[1] !== undefined && keeps(entry[1])))
}

/** Beside the root, which every API has. */
function isSomething(api: RestApi): boolean {
  const { resources, rootResourceId, models, authorizers, requestValidators, gatewayResponses, documentationParts, documentationVersions } = api
  const isMoreThanRoot = Object.values(resources).some(({ id, methods }) => id !== rootResourceId || Object.keys(methods).length > 0)
  const others = [models, authorizers, requestValidators, gatewayResponses, documentationParts, documentationVersions]
  return isMoreThanRoot || others.some((each) => Object.keys(each).length > 0)
}
