import { parameterName } from './parameter-name.ts'

/** What stands right of a mapping: where its value is read. */
export type MappingExpression = SharedExpression | ParameterExpression | RequestBodyExpression | ResponseHeaderExpression | ResponseBodyExpression

/** What both directions can read: `'text'`, `stageVariables.name`, `context.name`. */
export type SharedExpression =
  | { readonly from: 'text'; readonly text: string }
  | { readonly from: 'stageVariables'; readonly name: string }
  /** A name without `context.`: `identity.sourceIp`. */
  | { readonly from: 'context'; readonly name: string }

/** `method.request.{path|querystring|header}.{name}`; with `multivalue` before the place, all values. */
export interface ParameterExpression {
  readonly from: 'request'
  readonly place: ParameterPlace
  readonly name: string
  readonly all: boolean
}

export type ParameterPlace = 'path' | 'querystring' | 'header'

/** `method.request.body`, and what stands behind it: a JSONPath without its `$` and first dot, empty for the whole body. */
export interface RequestBodyExpression {
  readonly from: 'requestBody'
  readonly path: string
}

/** `integration.response.header.{name}`, `integration.response.multivalueheader.{name}`. */
export interface ResponseHeaderExpression {
  readonly from: 'response'
  readonly name: string
  readonly all: boolean
}

/** `integration.response.body`, as the request's. */
export interface ResponseBodyExpression {
  readonly from: 'responseBody'
  readonly path: string
}

/**
 * Takes a mapping expression apart; undefined for what is none (execution reference, section 8.1). A text ends with the
 * last of its quotes: `'default-src 'self''` is one.
 */
export function parseMappingExpression(expression: string): MappingExpression | undefined {
  const text = /^'([^]*)'$/.exec(expression)?.[1]
  return text === undefined ? parseForm(expressionForms, expression) : { from: 'text', text }
}

/** What stands left of a mapping: where its value goes. */
export type MappingTarget =
  | { readonly to: 'integrationRequest'; readonly place: ParameterPlace; readonly name: string }
  | { readonly to: 'methodResponse'; readonly name: string }
  | { readonly to: 'gatewayResponse'; readonly name: string }

/** Takes the key of a mapping apart, such as `integration.request.header.X`; undefined for what is none. */
export function parseMappingTarget(target: string): MappingTarget | undefined {
  return parseForm(targetForms, target)
}

/** One way to write an expression: what it begins with, what the rest must be, and what it means. */
interface Form<Meaning> {
  readonly prefix: string
  readonly rest: RegExp
  readonly meaning: (rest: string) => Meaning
}

function parseForm<Meaning>(forms: readonly Form<Meaning>[], text: string): Meaning | undefined {
  for (const { prefix, rest, meaning } of forms) {
    if (!text.startsWith(prefix)) continue
    const behind = text.slice(prefix.length)
    if (rest.test(behind)) return meaning(behind)
  }
  return undefined
}

const bodyPath = /^(?:[.[][^]*)?$/

const expressionForms: readonly Form<MappingExpression>[] = [
  { prefix: 'stageVariables.', rest: /^\w+$/, meaning: (name) => ({ from: 'stageVariables', name }) },
  { prefix: 'context.', rest: /^[\w.$:-]+$/, meaning: (name) => ({ from: 'context', name }) },
  { prefix: 'method.request.path.', rest: parameterName, meaning: (name) => ({ from: 'request', place: 'path', name, all: false }) },
  { prefix: 'method.request.querystring.', rest: parameterName, meaning: (name) => ({ from: 'request', place: 'querystring', name, all: false }) },
  { prefix: 'method.request.header.', rest: parameterName, meaning: (name) => ({ from: 'request', place: 'header', name, all: false }) },
  { prefix: 'method.request.multivaluequerystring.', rest: parameterName, meaning: (name) => ({ from: 'request', place: 'querystring', name, all: true }) },
  { prefix: 'method.request.multivalueheader.', rest: parameterName, meaning: (name) => ({ from: 'request', place: 'header', name, all: true }) },
  { prefix: 'method.request.body', rest: bodyPath, meaning: (path) => ({ from: 'requestBody', path: path.replace(/^\./, '') }) },
  { prefix: 'integration.response.header.', rest: parameterName, meaning: (name) => ({ from: 'response', name, all: false }) },
  { prefix: 'integration.response.multivalueheader.', rest: parameterName, meaning: (name) => ({ from: 'response', name, all: true }) },
  { prefix: 'integration.response.body', rest: bodyPath, meaning: (path) => ({ from: 'responseBody', path: path.replace(/^\./, '') }) },
]

const targetForms: readonly Form<MappingTarget>[] = [
  { prefix: 'integration.request.path.', rest: parameterName, meaning: (name) => ({ to: 'integrationRequest', place: 'path', name }) },
  { prefix: 'integration.request.querystring.', rest: parameterName, meaning: (name) => ({ to: 'integrationRequest', place: 'querystring', name }) },
  { prefix: 'integration.request.header.', rest: parameterName, meaning: (name) => ({ to: 'integrationRequest', place: 'header', name }) },
  { prefix: 'method.response.header.', rest: parameterName, meaning: (name) => ({ to: 'methodResponse', name }) },
  { prefix: 'gatewayresponse.header.', rest: parameterName, meaning: (name) => ({ to: 'gatewayResponse', name }) },
]
