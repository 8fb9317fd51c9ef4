import { ServiceError } from './error.ts'
import { isJsonObject, type JsonObject } from './json-object.ts'
import type { HttpTarget, Operation } from './operations.ts'
import { pathSegment } from './path-segment.ts'
import type { Service } from './service.ts'
import type { Member } from './shape.ts'
import { writeStructure } from './write-json.ts'

/** A call as a client sends it. */
export interface WireCall {
  readonly httpMethod: string
  /** Percent-encoded, without the query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  /** Empty where there is none. */
  readonly body: string
}

interface GivenMember {
  readonly member: Member
  readonly value: unknown
}

/**
 * Writes an operation's input as the call that asks for it: the client's half of the protocol. The input is JSON by the names of the
 * SDK's types; bytes in it are base64, but for a payload, whose text is sent as it is. Values are left for the service to judge.
 * @throws ServiceError for what has no place in a call: a name that is no member, a label that is missing or no text.
 */
export function writeCall({ rules, target }: Service, { name, http, input }: Operation, values: JsonObject): WireCall {
  const stranger = Object.keys(values).find((key) => !input.members.some((member) => member.name === key))
  if (stranger !== undefined)
    throw new ServiceError(
      rules.violation,
      `Unknown parameter in input: ${JSON.stringify(stranger)}, must be one of: ${input.members.map((member) => member.name).join(', ')}`,
    )
  const given = input.members.flatMap((member): readonly GivenMember[] => {
    const value = values[member.name] ?? undefined
    return value === undefined ? [] : [{ member, value }]
  })
  const body = writeBody(given)
  return {
    httpMethod: http?.method ?? 'POST',
    path: http === undefined ? '/' : writePath(http, given, rules.violation),
    query: writeQuery(http, given),
    headers: {
      ...(body !== '' && { 'Content-Type': rules.contentType }),
      ...(target !== undefined && { 'Content-Type': rules.contentType, 'X-Amz-Target': `${target}.${name}` }),
      ...Object.fromEntries(at('header', given).map(({ member, value }) => [member.wireName, textOf(member, value)])),
    },
    body: target !== undefined && body === '' ? '{}' : body,
  }
}

function at(place: Member['place'], given: readonly GivenMember[]): readonly GivenMember[] {
  return given.filter(({ member }) => member.place === place)
}

function writePath({ path }: HttpTarget, given: readonly GivenMember[], violation: ServiceError['exception']): string {
  const labels = new Map(at('label', given).map(({ member, value }) => [member.wireName, textOf(member, value)]))
  const segments = path.map((segment) => {
    if (typeof segment === 'string') return segment
    const value = labels.get(segment.label) ?? ''
    if (value === '') throw new ServiceError(violation, `No value provided for input HTTP label: ${segment.label}.`, segment.label)
    const written = pathSegment(value)
    if (written === undefined) throw new ServiceError(violation, `Invalid value provided for input HTTP label: ${segment.label}.`, segment.label)
    return written
  })
  return `/${segments.join('/')}`
}

function writeQuery(http: HttpTarget | undefined, given: readonly GivenMember[]): URLSearchParams {
  const query = new URLSearchParams([...(http?.query ?? [])])
  for (const { member, value } of at('query', given))
    for (const each of Array.isArray(value) ? value : [value]) query.append(member.wireName, textOf(member, each))
  for (const { member, value } of at('query-map', given))
    for (const [name, each] of Object.entries(isJsonObject(value) ? value : {})) query.append(name, textOf(member, each))
  return query
}

function writeBody(given: readonly GivenMember[]): string {
  const [payload] = at('payload', given)
  if (payload && payload.member.shape.kind !== 'structure') return textOf(payload.member, payload.value)
  if (payload && payload.member.shape.kind === 'structure' && isJsonObject(payload.value))
    return JSON.stringify(writeStructure(payload.member.shape, payload.value))
  const inBody = at('body', given)
  if (inBody.length === 0) return ''
  const members = inBody.map(({ member }) => member)
  return JSON.stringify(writeStructure({ kind: 'structure', name: '', members }, Object.fromEntries(inBody.map(({ member, value }) => [member.name, value]))))
}

function textOf({ name }: Member, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new ServiceError('SerializationException', `Invalid type for parameter ${name}: it must be a text`, name)
}
