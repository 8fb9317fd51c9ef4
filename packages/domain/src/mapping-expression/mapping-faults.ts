import { own } from '../names/record.ts'
import { type MappingExpression, parseMappingExpression, parseMappingTarget } from './parse-mapping-expression.ts'
import { requestParameterKey } from './request-parameter.ts'

/**
 * Why an integration's request mapping cannot be, in AWS's words, or undefined.
 * `declared` is the method's requestParameters: what a mapping reads must stand there.
 */
export function requestMappingFault(target: string, expression: string, declared: Readonly<Record<string, boolean>> | undefined): string | undefined {
  if (parseMappingTarget(target)?.to !== 'integrationRequest') return noExpression(target)
  const parsed = parseMappingExpression(expression)
  if (parsed === undefined || readsResponse(parsed)) return noExpression(expression)
  return parsed.from === 'request' && own(declared, requestParameterKey(parsed)) === undefined ? undeclared(expression) : undefined
}

/** Why an integration response's header mapping cannot be, or undefined. `declared` is the method response's responseParameters. */
export function responseMappingFault(target: string, expression: string, declared: Readonly<Record<string, boolean>> | undefined): string | undefined {
  if (parseMappingTarget(target)?.to !== 'methodResponse') return noExpression(target)
  const parsed = parseMappingExpression(expression)
  if (parsed === undefined || parsed.from === 'request' || parsed.from === 'requestBody') return noExpression(expression)
  return own(declared, target) === undefined ? undeclared(target) : undefined
}

/** Why a gateway response's header mapping cannot be, or undefined. It speaks of the request alone, and not of its body: there is no back end. */
export function gatewayMappingFault(target: string, expression: string): string | undefined {
  if (parseMappingTarget(target)?.to !== 'gatewayResponse') return noExpression(target)
  const parsed = parseMappingExpression(expression)
  return parsed === undefined || readsResponse(parsed) || parsed.from === 'requestBody' ? noExpression(expression) : undefined
}

/** How AWS reports what is wrong with a parameter or a mapping. */
export function invalidMapping(error: string): string {
  return `Invalid mapping expression specified: Validation Result: warnings : [], errors : [${error}]`
}

function readsResponse({ from }: MappingExpression): boolean {
  return from === 'response' || from === 'responseBody'
}

function noExpression(text: string): string {
  return invalidMapping(`Invalid mapping expression specified: ${text}`)
}

function undeclared(parameter: string): string {
  return invalidMapping(`Invalid mapping expression parameter specified: ${parameter}`)
}
