import type { JsonObject } from './json-object.ts'
import type { Operation } from './operations.ts'
import { readJson } from './read-json.ts'

/** What a service answered to a call that it did. */
export interface WireAnswered {
  readonly text: string
  /** By its name, in any case. */
  readonly header: (name: string) => string | undefined
}

/** The output of an operation by the names of the SDK's types: the client's half of the protocol. A payload of bytes is read as text. */
export function readAnswer({ output }: Operation, { text, header }: WireAnswered): JsonObject {
  const payload = output.members.find(({ place }) => place === 'payload')
  const body = payload ? { [payload.name]: payload.shape.kind === 'structure' ? readJson(payload.shape, parsed(text)) : text } : readJson(output, parsed(text))
  const headers = output.members.flatMap(({ place, name, wireName }) => {
    const value = place === 'header' ? header(wireName) : undefined
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(headers), ...Object(body) }
}

function parsed(text: string): unknown {
  return text === '' ? {} : JSON.parse(text)
}
