import { eventStreamType, writeEventStream } from './event-stream.ts'
import type { JsonObject } from './json-object.ts'
import type { Operation } from './operations.ts'
import type { ServiceRules } from './service.ts'
import type { Member, Structure } from './shape.ts'
import type { WireAnswer, WireResponse } from './wire-response.ts'
import { writeStructure } from './write-json.ts'

/**
 * Writes what a handler answered as the schema says: renamed members, headers, the status, a raw payload or a stream of
 * events where the schema has one. Undefined members are left out, null is kept; members that the schema does not know
 * are not sent.
 */
export function writeResponse({ contentType }: Pick<ServiceRules, 'contentType'>, operation: Operation, answer: JsonObject): WireResponse {
  const { output } = operation
  const headers: Record<string, string> = {}
  for (const { name, wireName } of membersAt(output, 'header')) {
    const value = answer[name]
    if (typeof value === 'string') headers[wireName] = value
  }
  const status = statusOf(operation, answer)
  const stream = streamOf(output, answer)
  if (stream) {
    // In the JSON protocol, whose operations have no HTTP traits, the other members are the stream's first frame.
    const initial = operation.http ? undefined : writeStructure(output, { ...answer, [stream.member]: undefined })
    return { status, headers: { ...headers, 'Content-Type': eventStreamType }, frames: writeEventStream(stream.event, stream.events, initial) }
  }
  return { status, ...writeBody(contentType, output, status, headers, answer) }
}

function writeBody(contentType: string, output: Structure, status: number, headers: WireAnswer['headers'], answer: JsonObject): Omit<WireAnswer, 'status'> {
  const [payload] = membersAt(output, 'payload')
  if (payload) {
    const value = answer[payload.name]
    return value instanceof Uint8Array ? { headers: { 'Content-Type': contentType, ...headers }, body: value } : { headers, body: '' }
  }
  if (status === 204 || output.members.length === 0) return { headers, body: '' }
  return { headers: { 'Content-Type': contentType, ...headers }, body: JSON.stringify(writeStructure(output, answer)) }
}

function statusOf({ output, status }: Operation, answer: JsonObject): number {
  const [member] = membersAt(output, 'status')
  const value = member && answer[member.name]
  return typeof value === 'number' ? value : status
}

interface EventStream {
  readonly member: string
  readonly event: Structure
  readonly events: AsyncIterable<unknown>
}

function streamOf({ members }: Structure, answer: JsonObject): EventStream | undefined {
  for (const { name, shape } of members) {
    const events = answer[name]
    if (shape.kind === 'event-stream' && isAsyncIterable(events)) return { member: name, event: shape.event, events }
  }
  return undefined
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

function membersAt(structure: Structure, place: Member['place']): readonly Member[] {
  return structure.members.filter((member) => member.place === place)
}
