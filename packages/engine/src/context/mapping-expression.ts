import type { Call } from '../call/call.ts'
import type { Values } from '../content/header-list.ts'
import type { MethodRequest } from '../call/method-request.ts'
import { decodePercent } from '../content/parse-query.ts'
import { contextReader } from './context-values.ts'
import { GatewayFault } from '../call/fault.ts'
import { compileJsonField, InvalidJson } from './json-field.ts'

/** What a mapping yields: nothing (the mapping is dropped), one value, or all values of a name. */
export type Mapped = undefined | string | readonly string[]

/** What `integration.response.…` expressions read. */
export interface ResponseSource {
  readonly headers: Values
  readonly text: string
}

/** Compiles what stands right of an `integration.request.…` or `gatewayresponse.…` mapping. An expression of no known form maps nothing. */
export function compileRequestExpression(expression: string): (call: Call) => Mapped {
  const shared = compileSharedExpression(expression)
  if (shared !== undefined) return shared

  const [place, name] = splitExpression(expression, 'method.request.')
  switch (place) {
    case 'path':
      return ({ request }) => {
        const value = request.pathParameters.get(name)
        return value === undefined ? undefined : decodePercent(value)
      }
    case 'querystring':
      return ({ request }) => request.query.get(name)?.at(-1)
    case 'header':
      return ({ request }) => request.headers.get(name)?.at(-1)
    case 'multivaluequerystring':
      return ({ request }) => request.query.get(name)
    case 'multivalueheader':
      return ({ request }) => request.headers.get(name)
    case 'body': {
      if (name === '') return ({ request }) => request.text
      const field = compileJsonField(name)
      return ({ request }) => fieldOfRequest(field, request)
    }
    default:
      return mapsNothing
  }
}

/** Compiles what stands right of a `method.response.header.…` mapping. */
export function compileResponseExpression(expression: string): (response: ResponseSource, call: Call) => Mapped {
  const shared = compileSharedExpression(expression)
  if (shared !== undefined) return (_response, call) => shared(call)

  const [place, name] = splitExpression(expression, 'integration.response.')
  switch (place) {
    case 'header':
      return (response) => response.headers.get(name)?.at(-1)
    case 'multivalueheader':
      return (response) => response.headers.get(name)
    case 'body': {
      if (name === '') return (response) => response.text
      const field = compileJsonField(name)
      const withinMessage = name.startsWith(messagePrefix) ? compileJsonField(name.slice(messagePrefix.length)) : undefined
      if (withinMessage === undefined) return (response) => fieldOfResponse(field, response.text)
      // A function's errorMessage may itself be JSON, and is read as such.
      return (response) => fieldOfResponse(field, response.text) ?? fieldOfResponse(withinMessage, fieldOfResponse(errorMessage, response.text) ?? '')
    }
    default:
      return mapsNothing
  }
}

const messagePrefix = 'errorMessage.'
const errorMessage = compileJsonField('errorMessage')

function fieldOfRequest(field: (body: string) => string | undefined, request: MethodRequest): string | undefined {
  try {
    return field(request.text)
  } catch (error) {
    if (error instanceof InvalidJson)
      throw new GatewayFault('BAD_REQUEST_BODY', { message: 'Invalid JSON in request body', log: `Invalid JSON in request body: ${error.message}` })
    throw error
  }
}

/** A back end's broken JSON has no field: the mapping is dropped. */
function fieldOfResponse(field: (body: string) => string | undefined, body: string): string | undefined {
  try {
    return field(body)
  } catch (error) {
    if (error instanceof InvalidJson) return undefined
    throw error
  }
}

/** `'static'`, `stageVariables.x` and `context.x`: the forms that both directions have; undefined for another. */
function compileSharedExpression(expression: string): ((call: Call) => string | undefined) | undefined {
  if (expression.length >= 2 && expression.startsWith("'") && expression.endsWith("'")) {
    const text = expression.slice(1, -1)
    return () => text
  }
  if (expression.startsWith('stageVariables.')) {
    const name = expression.slice('stageVariables.'.length)
    return (call) => call.place.variables.get(name)
  }
  if (expression.startsWith('context.')) {
    const read = contextReader(expression.slice('context.'.length))
    return (call) => asText(read?.(call))
  }
  return undefined
}

function splitExpression(expression: string, prefix: string): readonly [place: string, name: string] {
  if (!expression.startsWith(prefix)) return ['', '']
  const rest = expression.slice(prefix.length)
  const dot = rest.indexOf('.')
  return dot < 0 ? [rest, ''] : [rest.slice(0, dot), rest.slice(dot + 1)]
}

function asText(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value)
}

const mapsNothing = () => undefined
