import type { Method } from '../method/method.ts'
import { type ChangedMember, differences } from './differences.ts'
import type { RestApi } from './rest-api.ts'

/** One thing that is not the same in two states of an API, as a person would name it. */
export interface ApiChange {
  readonly kind: 'settings' | 'resource' | 'method' | 'model' | 'authorizer' | 'request validator' | 'gateway response'
  /** `GET /pets`, `/pets`, `Pet`; empty for the settings. */
  readonly name: string
  readonly change: 'added' | 'removed' | 'changed'
  /** The members that differ, when it was changed. */
  readonly members: readonly ChangedMember[]
}

/**
 * What must be deployed to get from one state of an API to another. Things are known by their names and paths, not by
 * ids; documentation and tags are not deployed and do not count.
 */
export function apiChanges(before: RestApi, after: RestApi): readonly ApiChange[] {
  return [
    ...compare('settings', [['', settingsOf(before)]], [['', settingsOf(after)]]),
    ...compare('resource', pathsOf(before), pathsOf(after)),
    ...compare('method', methodsOf(before), methodsOf(after)),
    ...compare('model', Object.entries(before.models), Object.entries(after.models)),
    ...compare('authorizer', named(before.authorizers), named(after.authorizers)),
    ...compare('request validator', named(before.requestValidators), named(after.requestValidators)),
    ...compare('gateway response', Object.entries(before.gatewayResponses), Object.entries(after.gatewayResponses)),
  ]
}

type Entries = readonly (readonly [name: string, value: object])[]

function compare(kind: ApiChange['kind'], before: Entries, after: Entries): readonly ApiChange[] {
  const old = new Map(before)
  const young = new Map(after)
  const changes: ApiChange[] = []
  for (const [name, value] of young) {
    const former = old.get(name)
    if (former === undefined) changes.push({ kind, name, change: 'added', members: [] })
    else {
      const members = differences(former, value)
      if (members.length > 0) changes.push({ kind, name, change: 'changed', members })
    }
  }
  for (const name of old.keys()) if (!young.has(name)) changes.push({ kind, name, change: 'removed', members: [] })
  return changes
}

function settingsOf({ name, description, version, apiKeySource, binaryMediaTypes, minimumCompressionSize, policy }: RestApi): object {
  return { name, description, version, apiKeySource, binaryMediaTypes, minimumCompressionSize, policy }
}

function pathsOf(api: RestApi): Entries {
  return Object.values(api.resources).map(({ path }) => [path, {}] as const)
}

function methodsOf(api: RestApi): Entries {
  return Object.values(api.resources).flatMap(({ path, methods }) =>
    Object.values(methods).map((method) => [`${method.httpMethod} ${path}`, byName(api, method)] as const),
  )
}

/** A method with the names of its authorizer and its validator: ids may change when a definition is imported again. */
function byName(api: RestApi, { authorizerId, requestValidatorId, ...method }: Method): object {
  return {
    ...method,
    ...(authorizerId !== undefined && { authorizer: api.authorizers[authorizerId]?.name }),
    ...(requestValidatorId !== undefined && { requestValidator: api.requestValidators[requestValidatorId]?.name }),
  }
}

function named(things: Readonly<Record<string, { readonly id: string; readonly name?: string }>>): Entries {
  return Object.values(things).map(({ id, ...thing }) => [thing.name ?? id, thing] as const)
}

const longestShown = 80

/** One value of a changed member as a text: a text as it is, anything else as JSON. */
export function changedValue(value: unknown): string {
  return value === undefined ? 'not set' : typeof value === 'string' && value !== '' ? value : JSON.stringify(value)
}

/** Whether a member's two values are read at a glance, in one line. */
export function isShortChange({ before, after }: ChangedMember): boolean {
  return [before, after].every((value) => {
    const text = changedValue(value)
    return text.length <= longestShown && !text.includes('\n')
  })
}
