import { own } from '../names/record.ts'

const name = String.raw`[a-zA-Z0-9._$:-]+`
const anywhere = String.raw`'[^]*'|stageVariables\.\w+|context\.[\w.$:-]+`
const requestTarget = new RegExp(`^integration\\.request\\.(?:path|querystring|header)\\.${name}$`)
const requestSource = new RegExp(
  `^(?:${anywhere}|method\\.request\\.(?:path|querystring|header|multivaluequerystring|multivalueheader)\\.${name}|method\\.request\\.body(?:[.[][^]*)?)$`,
)
const gatewayTarget = new RegExp(`^gatewayresponse\\.header\\.${name}$`)
const gatewaySource = new RegExp(`^(?:${anywhere}|method\\.request\\.(?:path|querystring|header|multivaluequerystring|multivalueheader)\\.${name})$`)
const responseTarget = new RegExp(`^method\\.response\\.header\\.${name}$`)
const responseSource = new RegExp(`^(?:${anywhere}|integration\\.response\\.(?:header|multivalueheader)\\.${name}|integration\\.response\\.body(?:[.[][^]*)?)$`)

/**
 * Why an integration's request mapping cannot be, in AWS's words, or undefined.
 * `declared` is the method's requestParameters: what a mapping reads must stand there.
 */
export function requestMappingFault(target: string, expression: string, declared: Readonly<Record<string, boolean>> | undefined): string | undefined {
  if (!requestTarget.test(target)) return invalid(target)
  if (!requestSource.test(expression)) return invalid(expression)
  const parameter = expression.replace(/^method\.request\.multivalue/, 'method.request.')
  const mustBeDeclared = /^method\.request\.(?:path|querystring|header)\./.test(parameter)
  return mustBeDeclared && own(declared, parameter) === undefined ? undeclared(expression) : undefined
}

/** Why an integration response's header mapping cannot be, or undefined. `declared` is the method response's responseParameters. */
export function responseMappingFault(target: string, expression: string, declared: Readonly<Record<string, boolean>> | undefined): string | undefined {
  if (!responseTarget.test(target)) return invalid(target)
  if (!responseSource.test(expression)) return invalid(expression)
  return own(declared, target) === undefined ? undeclared(target) : undefined
}

/** Why a gateway response's header mapping cannot be, or undefined. It speaks of the request alone: there is no back end. */
export function gatewayMappingFault(target: string, expression: string): string | undefined {
  if (!gatewayTarget.test(target)) return invalid(target)
  return gatewaySource.test(expression) ? undefined : invalid(expression)
}

function invalid(text: string): string {
  return `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${text}]`
}

function undeclared(parameter: string): string {
  return `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: ${parameter}]`
}
