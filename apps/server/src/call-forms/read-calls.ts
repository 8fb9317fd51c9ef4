import type { MadeCall } from '@fourbox/domain'
import { apiGateway, operationOf, readInput, ServiceError } from '@fourbox/wire'
import type { KnownCall } from './call-form.ts'

/** What is shown at once; a save of the console's largest form makes a few dozen. */
const mostCalls = 200

/**
 * Calls that a client says it made: each an operation of API Gateway, and its input as JSON. Undefined for anything else.
 * @throws ServiceError for a member of an input that is of a wrong type, which it names
 */
export function readCalls(said: unknown): readonly KnownCall[] | undefined {
  if (!Array.isArray(said) || said.length === 0 || said.length > mostCalls) return undefined
  const calls = said.flatMap((each: unknown) => findCall(each) ?? [])
  return calls.length === said.length ? calls.map(checkInput) : undefined
}

function findCall(said: unknown): KnownCall | undefined {
  if (!isObject(said)) return undefined
  const { operation, input } = said
  const isKnown = typeof operation === 'string' && apiGateway.operations.some(({ name }) => name === operation)
  return isKnown && isObject(input) ? { operation, input } : undefined
}

/** The input as a client's values are read, but for bytes, which are given as the text that they are. */
function checkInput({ operation, input }: KnownCall, index: number): KnownCall {
  const known = operationOf(apiGateway, operation)
  try {
    const texts = known.input.members.filter(({ shape, name }) => shape.kind === 'blob' && typeof input[name] === 'string')
    const read = { ...readInput(known, input), ...Object.fromEntries(texts.map(({ name }) => [name, input[name]])) }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was read from JSON, and its bytes are texts again
    return { operation, input: read as KnownCall['input'] }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const field = `calls[${index}].input.${error.field}`
    throw new ServiceError(error.exception, `${field} of ${operation}: ${error.message}`, field)
  }
}

/** What `JSON.parse` has read is JSON. */
function isObject(value: unknown): value is NonNullable<MadeCall['input']> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An address to which calls can be sent, as somebody says it; undefined for anything else. */
export function readEndpoint(said: unknown): string | undefined {
  return typeof said === 'string' && said.length <= 300 && /^https?:\/\/[\w.:[\]-]+$/.test(said) ? said : undefined
}
