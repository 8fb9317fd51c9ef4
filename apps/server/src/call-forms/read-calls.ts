import type { MadeCall } from '@fourbox/domain'
import { apiGateway } from '@fourbox/wire'
import type { KnownCall } from './call-form.ts'

/** What is shown at once; a save of the console's largest form makes a few dozen. */
const mostCalls = 200

/** Calls that a client says it made: each an operation of API Gateway, and its input as JSON. Undefined for anything else. */
export function readCalls(said: unknown): readonly KnownCall[] | undefined {
  if (!Array.isArray(said) || said.length === 0 || said.length > mostCalls) return undefined
  const calls = said.flatMap((each: unknown) => readCall(each) ?? [])
  return calls.length === said.length ? calls : undefined
}

function readCall(said: unknown): KnownCall | undefined {
  if (!isObject(said)) return undefined
  const { operation, input } = said
  const isKnown = typeof operation === 'string' && apiGateway.operations.some(({ name }) => name === operation)
  return isKnown && isObject(input) ? { operation, input } : undefined
}

/** What `JSON.parse` has read is JSON. */
function isObject(value: unknown): value is NonNullable<MadeCall['input']> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An address to which calls can be sent, as somebody says it; undefined for anything else. */
export function readEndpoint(said: unknown): string | undefined {
  return typeof said === 'string' && said.length <= 300 && /^https?:\/\/[\w.:[\]-]+$/.test(said) ? said : undefined
}
