import { type ParameterExpression, parseMappingExpression, type SharedExpression } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import type { Values } from '../content/header-list.ts'
import type { MethodRequest } from '../call/method-request.ts'
import { decodePercent } from '../content/parse-query.ts'
import { contextReader } from './context-values.ts'
import { GatewayFault } from '../call/fault.ts'
import { compileJsonField, InvalidJson } from './json-field.ts'
import { bodyMalformed } from '../why/body.ts'

/** What a mapping yields: nothing (the mapping is dropped), one value, or all values of a name. */
export type Mapped = undefined | string | readonly string[]

/** What `integration.response.…` expressions read. */
export interface ResponseSource {
  readonly headers: Values
  readonly text: string
}

/** Compiles what stands right of an `integration.request.…` or `gatewayresponse.…` mapping. An expression of no known form maps nothing. */
export function compileRequestExpression(expression: string): (call: Call) => Mapped {
  const parsed = parseMappingExpression(expression)
  if (parsed === undefined) return mapsNothing
  switch (parsed.from) {
    case 'request':
      return compileParameter(parsed)
    case 'requestBody': {
      if (parsed.path === '') return ({ request }) => request.text
      const field = compileJsonField(parsed.path)
      return ({ request }) => fieldOfRequest(field, request)
    }
    case 'response':
    case 'responseBody':
      return mapsNothing
    default:
      return compileShared(parsed)
  }
}

/** Compiles what stands right of a `method.response.header.…` mapping. */
export function compileResponseExpression(expression: string): (response: ResponseSource, call: Call) => Mapped {
  const parsed = parseMappingExpression(expression)
  if (parsed === undefined) return mapsNothing
  switch (parsed.from) {
    case 'response': {
      const { name, all } = parsed
      return all ? (response) => response.headers.get(name) : (response) => response.headers.get(name)?.at(-1)
    }
    case 'responseBody': {
      const { path } = parsed
      if (path === '') return (response) => response.text
      const field = compileJsonField(path)
      const withinMessage = path.startsWith(messagePrefix) ? compileJsonField(path.slice(messagePrefix.length)) : undefined
      if (withinMessage === undefined) return (response) => fieldOfResponse(field, response.text)
      // A function's errorMessage may itself be JSON, and is read as such.
      return (response) => fieldOfResponse(field, response.text) ?? fieldOfResponse(withinMessage, fieldOfResponse(errorMessage, response.text) ?? '')
    }
    case 'request':
    case 'requestBody':
      return mapsNothing
    default: {
      const shared = compileShared(parsed)
      return (_response, call) => shared(call)
    }
  }
}

const messagePrefix = 'errorMessage.'
const errorMessage = compileJsonField('errorMessage')

function compileParameter({ place, name, all }: ParameterExpression): (call: Call) => Mapped {
  switch (place) {
    case 'path':
      return ({ request }) => {
        const value = request.pathParameters.get(name)
        return value === undefined ? undefined : decodePercent(value)
      }
    case 'querystring':
      return all ? ({ request }) => request.query.get(name) : ({ request }) => request.query.get(name)?.at(-1)
    case 'header':
      return all ? ({ request }) => request.headers.get(name) : ({ request }) => request.headers.get(name)?.at(-1)
  }
}

function fieldOfRequest(field: (body: string) => string | undefined, request: MethodRequest): string | undefined {
  try {
    return field(request.text)
  } catch (error) {
    if (!(error instanceof InvalidJson)) throw error
    const { text } = request
    throw new GatewayFault('BAD_REQUEST_BODY', {
      message: 'Invalid JSON in request body',
      log: `Invalid JSON in request body: ${error.message}`,
      why: () => bodyMalformed(text),
    })
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

function compileShared(parsed: SharedExpression): (call: Call) => string | undefined {
  switch (parsed.from) {
    case 'text':
      return () => parsed.text
    case 'stageVariables':
      return (call) => call.place.variables.get(parsed.name)
    case 'context': {
      const read = contextReader(parsed.name)
      return (call) => asText(read?.(call))
    }
  }
}

function asText(value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : String(value)
}

const mapsNothing = () => undefined
