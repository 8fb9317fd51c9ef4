import { exceptionStatus, type ServiceError } from './error.ts'
import { isJsonObject, type JsonObject } from './json-object.ts'
import type { Operation } from './operations.ts'
import type { Member, Shape, Structure } from './shape.ts'

export interface WireResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

/**
 * Writes what a handler answered as the schema says: renamed members, headers, a raw payload where the schema has one.
 * Undefined members are left out, null is kept; members that the schema does not know are not sent.
 */
export function writeResponse({ output, status }: Operation, answer: JsonObject): WireResponse {
  const headers: Record<string, string> = {}
  for (const { name, wireName } of membersAt(output, 'header')) {
    const value = answer[name]
    if (typeof value === 'string') headers[wireName] = value
  }
  const [payload] = membersAt(output, 'payload')
  if (payload) {
    const value = answer[payload.name]
    return { status, headers, body: value instanceof Uint8Array ? value : '' }
  }
  if (output.members.length === 0) return { status, headers, body: '' }
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(writeStructure(output, answer)) }
}

/** In which an error says what member is wrong, for whoever has a form to mark. Clients of AWS do not look at it. */
const fieldHeader = 'x-fourbox-field'

/** Writes an error as AWS does: the exception's name in a header, its sentence in the body. The field goes beside, in a header of ours. */
export function writeError({ exception, message, field }: ServiceError): WireResponse {
  return {
    status: exceptionStatus[exception],
    headers: { 'Content-Type': 'application/json', 'x-amzn-ErrorType': exception, ...(field !== undefined && { [fieldHeader]: headerText(field) }) },
    body: JSON.stringify({ message }),
  }
}

/** A text as a header can carry it: as it is, or URL-encoded where it has more than plain ASCII. Decoding gives the text in either case. */
function headerText(text: string): string {
  return /^[!-$&-~]*$/.test(text) ? text : encodeURIComponent(text.toWellFormed())
}

function membersAt(structure: Structure, place: Member['place']): readonly Member[] {
  return structure.members.filter((member) => member.place === place)
}

function writeValue(shape: Shape, value: unknown): unknown {
  if (value === null || value === undefined) return value
  if (shape.kind === 'structure' && isJsonObject(value)) return writeStructure(shape, value)
  if (shape.kind === 'map' && isJsonObject(value)) return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, writeValue(shape.value, entry)]))
  if (shape.kind === 'list' && Array.isArray(value)) return value.map((item) => writeValue(shape.member, item))
  return value
}

function writeStructure({ members }: Structure, value: JsonObject): JsonObject {
  const result: Record<string, unknown> = {}
  for (const { name, wireName, place, shape } of members) {
    // AWS's model puts a list's `position` among the query parameters of the answer, where it can only mean the body.
    if ((place === 'body' || place === 'query') && value[name] !== undefined) result[wireName] = writeValue(shape, value[name])
  }
  return result
}
