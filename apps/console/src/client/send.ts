import type { AwsRestJsonProtocol } from '@aws-sdk/core/protocols'
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde'
import { HttpResponse } from '@smithy/core/transport'
import { admittedFetch } from './admitted-fetch.ts'
import { keepRefusal } from './refused-field.ts'
import { SignedOut } from './session.ts'

type Protocol = Pick<AwsRestJsonProtocol, 'serializeRequest' | 'deserializeResponse' | 'setSerdeContext'>
type Schema = Parameters<Protocol['serializeRequest']>[0]

/** What the SDK's packages export of an operation: namespace, name, where its members stand on the wire, input and output. */
export type StaticOperation = readonly [number, string, string, Schema['traits'], Schema['input'], Schema['output'], ...unknown[]]

/** The SDK's reader of event streams, which only pages that need it load. */
interface StreamReader {
  readonly eventStreamMarshaller: object
}

const serde = {
  base64Decoder: fromBase64,
  base64Encoder: toBase64,
  utf8Decoder: fromUtf8,
  utf8Encoder: toUtf8,
  disableHostPrefix: true,
  // Bodies are collected before the protocol sees them.
  streamCollector: async () => new Uint8Array(),
  endpoint: async () => ({ protocol: location.protocol, hostname: location.hostname, path: '/' }),
}

/**
 * Calls the server in a protocol of AWS's, by the SDK's schemas: one attempt, with the page's credential where the SDK's
 * client would sign. What comes back is what the output's schema says; `streams` reads the events of an answer that is a
 * stream of them.
 * @throws the SDK's exception of the name that the server answers (`refusedField` says what it speaks of);
 * ConnectionLost where nothing answers; SignedOut where the session is over and stays so.
 */
export async function send(protocol: Protocol, operation: StaticOperation, input: object, signal?: AbortSignal, streams?: StreamReader): Promise<unknown> {
  const [, namespace, name, traits, inputSchema, outputSchema] = operation
  if (streams) protocol.setSerdeContext({ ...serde, ...streams })
  const schema = { namespace, name, traits, input: inputSchema, output: outputSchema }
  const request = await protocol.serializeRequest(schema, input, serde)
  const answer = await admittedFetch(`${request.path}${queryString(request.query)}`, {
    method: request.method,
    headers: { ...request.headers, accept: 'application/json' },
    body: request.body,
    signal,
  }).catch(whenUnreachable)
  const body = streams && answer.ok ? answer.body : new Uint8Array(await answer.arrayBuffer())
  const response = new HttpResponse({ statusCode: answer.status, headers: Object.fromEntries(answer.headers), body })
  try {
    return await protocol.deserializeResponse(schema, serde, response)
  } catch (error) {
    keepRefusal(error, answer.headers)
    throw error
  }
}

/** No answer came: the server is stopped, or just starting. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost'
}

function queryString(query: Readonly<Record<string, string | readonly string[] | null>> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value ?? ''].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`))
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

/** What a call that had no answer is refused with. */
export function whenUnreachable(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  if (error instanceof SignedOut) throw error
  throw new ConnectionLost('Fourbox does not answer. Is the server running?', { cause: error })
}
