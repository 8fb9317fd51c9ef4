import type * as sdk from '@aws-sdk/client-api-gateway'
import { errorTypeRegistries } from '@aws-sdk/client-api-gateway'
import { AwsRestJsonProtocol } from '@aws-sdk/core/protocols'
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde'
import { HttpResponse } from '@smithy/core/transport'
import { tokenHeader } from '../settings.ts'
import { fieldHeader, keepRefusedField } from './refused-field.ts'
import * as operations from './operations.ts'

/** The names of AWS's 124 operations. */
export type OperationName = keyof typeof operations
type CommandOf<N extends OperationName> = InstanceType<(typeof sdk)[`${N}Command`]>
/** What an operation is sent, as the SDK types it. */
export type Input<N extends OperationName> = CommandOf<N>['input']
/** What an operation answers, as the SDK types it. */
export type Output<N extends OperationName> =
  CommandOf<N> extends { resolveMiddleware(...parameters: never[]): (...parameters: never[]) => Promise<{ readonly output: infer O }> } ? O : never

const protocol = new AwsRestJsonProtocol({ defaultNamespace: 'com.amazonaws.apigateway', errorTypeRegistries })
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
 * Calls the server in AWS's own protocol, by the SDK's schemas: one attempt, with the console's token where the SDK's
 * client would sign.
 * @throws the SDK's exception of the name that the server answers (`refusedField` says what it speaks of);
 * ConnectionLost where nothing answers.
 */
export async function call<N extends OperationName>(name: N, input: Input<N>, signal?: AbortSignal): Promise<Output<N>> {
  // The names are those of the exports.
  // oxlint-disable-next-line import/namespace
  const [, namespace, , traits, inputSchema, outputSchema] = operations[name]
  const schema = { namespace, name, traits, input: inputSchema, output: outputSchema }
  const request = await protocol.serializeRequest(schema, input, serde)
  const answer = await fetch(`${request.path}${queryString(request.query)}`, {
    method: request.method,
    headers: { ...request.headers, accept: 'application/json', ...tokenHeader() },
    body: request.body,
    signal: signal ?? null,
  }).catch(whenUnreachable)
  const body = new Uint8Array(await answer.arrayBuffer())
  const response = new HttpResponse({ statusCode: answer.status, headers: Object.fromEntries(answer.headers), body })
  try {
    // The protocol reads by the very schema from which the SDK's types are generated.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return (await protocol.deserializeResponse(schema, serde, response)) as Output<N>
  } catch (error) {
    keepRefusedField(error, answer.headers.get(fieldHeader))
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

function whenUnreachable(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  throw new ConnectionLost('Fourbox does not answer. Is the server running?', { cause: error })
}
