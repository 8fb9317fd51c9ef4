import type { DocumentationPart } from '../documentation/documentation.ts'
import { own } from '../names/record.ts'
import type { RequestValidator } from '../request-validator/request-validator.ts'
import { differences as membersBetween } from '../rest-api/differences.ts'
import type { Resource, RestApi } from '../rest-api/rest-api.ts'
import type { DraftDifference } from './history.ts'

/** What is told of one difference: so many members, and so much of a name. */
const mostMembers = 10
const longestName = 200

/**
 * What a change made of a draft, by name. Unlike what a deployment would change, resources are known by their ids, so that one that was
 * moved is one; documentation and tags count. What both drafts share is not looked into.
 * @param resources those that are not the same, where they are known already
 */
export function draftDifferences(before: RestApi, after: RestApi, resources = changedResources(before, after)): readonly DraftDifference[] {
  return [
    ...settingsChanged(before, after),
    ...resourcesChanged(resources),
    ...entriesChanged('model', before.models, after.models, ({ name }) => name),
    ...entriesChanged('authorizer', before.authorizers, after.authorizers, ({ name }) => name),
    ...entriesChanged('request validator', before.requestValidators, after.requestValidators, validatorName),
    ...entriesChanged('gateway response', before.gatewayResponses, after.gatewayResponses, ({ responseType }) => responseType),
    ...entriesChanged('documentation part', before.documentationParts, after.documentationParts, documentationPartName),
    ...entriesChanged('documentation version', before.documentationVersions, after.documentationVersions, ({ version }) => version),
  ]
}

/** A validator without a name goes by its id. */
export function validatorName({ id, name }: Pick<RequestValidator, 'id' | 'name'>): string {
  return name ?? id
}

/** What a part of the documentation is about: `METHOD /pets`. */
export function documentationPartName({ location: { type, path, name } }: Pick<DocumentationPart, 'location'>): string {
  return [type, path, name].filter((each) => each !== undefined).join(' ')
}

function settingsChanged(before: RestApi, after: RestApi): readonly DraftDifference[] {
  const members = differences(settingsOf(before), settingsOf(after))
  return members.length === 0 ? [] : [{ kind: 'settings', name: '', change: 'changed', members }]
}

function settingsOf(api: RestApi): object {
  const { resources: _r, models: _m, authorizers: _a, requestValidators: _v, gatewayResponses: _g, documentationParts: _p, ...rest } = api
  const { documentationVersions: _d, ...settings } = rest
  return settings
}

function resourcesChanged(pairs: readonly ChangedResource[]): readonly DraftDifference[] {
  const gone = pairs.flatMap(({ before: former, after: now }): readonly DraftDifference[] =>
    former && !now ? [{ kind: 'resource', name: former.path, change: 'removed', members: [] }] : [],
  )
  return [...pairs.flatMap(({ before: former, after: now }) => (now ? resourceChanged(former, now) : [])), ...gone]
}

function resourceChanged(before: Resource | undefined, after: Resource): readonly DraftDifference[] {
  const methods = methodsChanged(before?.methods ?? {}, after)
  if (!before) return [{ kind: 'resource', name: after.path, change: 'added', members: [] }, ...methods]
  if (before.parentId === after.parentId && before.pathPart === after.pathPart) return methods
  return [{ kind: 'resource', name: after.path, change: 'moved', members: [before.path] }, ...methods]
}

/** Resources that are not the same value in both drafts, by their ids: those that stand in the second, then those that are gone. */
export function changedResources({ resources: old }: RestApi, { resources: young }: RestApi): readonly ChangedResource[] {
  if (old === young) return []
  const changed: ChangedResource[] = []
  const ids = Object.keys(young)
  let added = 0
  for (const id of ids) {
    const after = young[id]
    // Of a thousand resources most are the same: that is asked first.
    if (after === undefined || after === old[id]) continue
    const before = own(old, id)
    if (!before) added += 1
    changed.push({ ...(before && { before }), after })
  }
  const former = Object.keys(old)
  if (former.length === ids.length - added) return changed
  return [...changed, ...former.flatMap((id) => (Object.hasOwn(young, id) ? [] : goneResource(own(old, id))))]
}

function goneResource(before: Resource | undefined): readonly ChangedResource[] {
  return before ? [{ before }] : []
}

export interface ChangedResource {
  readonly before?: Resource
  readonly after?: Resource
}

function methodsChanged(before: Resource['methods'], { path, methods }: Resource): readonly DraftDifference[] {
  return entriesChanged('method', before, methods, ({ httpMethod }) => `${httpMethod} ${path}`)
}

function entriesChanged<T extends object>(
  kind: DraftDifference['kind'],
  before: Readonly<Partial<Record<string, T>>>,
  after: Readonly<Partial<Record<string, T>>>,
  nameOf: (entry: T) => string,
): readonly DraftDifference[] {
  if (before === after) return []
  const old = new Map(Object.entries(before))
  const found: DraftDifference[] = []
  for (const [key, entry] of Object.entries(after)) {
    const former = old.get(key)
    old.delete(key)
    if (!entry || former === entry) continue
    const members = former ? differences(former, entry) : []
    if (!former) found.push({ kind, name: nameOf(entry), change: 'added', members })
    else if (members.length > 0) found.push({ kind, name: nameOf(entry), change: 'changed', members })
  }
  for (const entry of old.values()) if (entry) found.push({ kind, name: nameOf(entry), change: 'removed', members: [] })
  return found
}

function differences(before: object, after: object): readonly string[] {
  return membersBetween(before, after)
    .slice(0, mostMembers)
    .map(({ name }) => name.slice(0, longestName))
}
