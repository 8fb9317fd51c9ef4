import { EventStreamCodec, type MessageHeaders } from '@smithy/core/event-streams'
import { fromUtf8, toUtf8 } from '@smithy/core/serde'
import { ServiceError } from './error.ts'
import { isJsonObject, type JsonObject } from './json-object.ts'
import type { Structure } from './shape.ts'
import { writeStructure } from './write-json.ts'

/** The content type of a stream of events. */
export const eventStreamType = 'application/vnd.amazon.eventstream'

/**
 * Frames of AWS's event stream format: each event is an object with one member, named as in the stream's union. A
 * ServiceError that the events throw becomes the last frame, an exception; any other error ends the stream as it is.
 * `initial` is the first frame's content, which streams of the JSON protocol have.
 */
export async function* writeEventStream(event: Structure, events: AsyncIterable<unknown>, initial?: JsonObject): AsyncGenerator<Uint8Array> {
  if (initial) yield frame('event', 'initial-response', json, JSON.stringify(initial))
  try {
    for await (const each of events) if (isJsonObject(each)) yield* writeEvent(event, each)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    yield frame('exception', error.exception, json, JSON.stringify({ message: error.message }))
  }
}

const json = 'application/json'

function* writeEvent({ members }: Structure, event: JsonObject): Generator<Uint8Array> {
  for (const { name, shape } of members) {
    const value = event[name]
    if (!isJsonObject(value) || shape.kind !== 'structure') continue
    const payload = shape.members.find(({ place }) => place === 'payload')
    const bytes = payload && value[payload.name]
    yield bytes instanceof Uint8Array
      ? frame('event', name, 'application/octet-stream', bytes)
      : frame('event', name, json, JSON.stringify(writeStructure(shape, value)))
  }
}

function frame(messageType: 'event' | 'exception', type: string, contentType: string, body: string | Uint8Array): Uint8Array {
  const headers: MessageHeaders = {
    [messageType === 'event' ? ':event-type' : ':exception-type']: { type: 'string', value: type },
    ':content-type': { type: 'string', value: contentType },
    ':message-type': { type: 'string', value: messageType },
  }
  return codec.encode({ headers, body: typeof body === 'string' ? fromUtf8(body) : body })
}

const codec = new EventStreamCodec(toUtf8, fromUtf8)
