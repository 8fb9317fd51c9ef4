import { parseMappingTarget } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import { compileRequestExpression, type Mapped } from '../context/mapping-expression.ts'
import { configurationError } from '../call/fault.ts'
import { headerInvalid } from '../why/mapping.ts'

/** What `integration.request.{path|querystring|header}.{name}` mappings made; a name without a value is not there. */
export interface MappedParameters {
  readonly path: ReadonlyMap<string, string>
  readonly query: ReadonlyMap<string, readonly string[]>
  readonly headers: ReadonlyMap<string, readonly string[]>
}

/** Where the mapped headers go: their forbidden names differ (execution reference 8.1). */
export type HeaderTarget = 'http' | 'aws'

/**
 * Compiles an integration's `requestParameters`.
 * The returned function throws API_CONFIGURATION_ERROR when a mapping writes a header that is the gateway's own: AWS saves it, and fails when called.
 */
export function compileParameterMapping(
  requestParameters: Readonly<Record<string, string>> | undefined,
  target: HeaderTarget,
): (call: RoutedCall) => MappedParameters {
  const mappings = Object.entries(requestParameters ?? {}).flatMap(([to, expression]) => {
    const target = parseMappingTarget(to)
    return target?.to === 'integrationRequest' ? [{ ...target, read: compileRequestExpression(expression) }] : []
  })
  const forbidden = mappings.find(({ place, name }) => place === 'header' && isForbidden(name, target))
  if (forbidden !== undefined) return () => throwForbidden('mapping expression', forbidden.name)
  if (mappings.length === 0) return () => nothingMapped

  return (call) => {
    const path = new Map<string, string>()
    const query = new Map<string, readonly string[]>()
    const headers = new Map<string, readonly string[]>()
    for (const { place, name, read } of mappings) {
      const value = read(call)
      if (value === undefined) continue
      if (place === 'path') path.set(name, single(value))
      else if (place === 'querystring') query.set(name, listOf(value))
      else headers.set(name, typeof value === 'string' ? [value] : [value.join(',')])
    }
    return { path, query, headers }
  }
}

const nothingMapped: MappedParameters = { path: new Map(), query: new Map(), headers: new Map() }

const forbiddenEverywhere: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id'])
const forbiddenForAws: ReadonlySet<string> = new Set(['authorization', 'connection', 'expect', 'proxy-authenticate', 'te'])

/** Whether a mapping or an override may not write this header. */
export function isForbidden(name: string, target: HeaderTarget): boolean {
  const lower = name.toLowerCase()
  return forbiddenEverywhere.has(lower) || (target === 'aws' && forbiddenForAws.has(lower))
}

/** @throws GatewayFault API_CONFIGURATION_ERROR, naming what wrote the header. */
export function throwForbidden(by: 'mapping expression' | 'override', name: string): never {
  const reason = `the header ${name} cannot be set`
  throw configurationError(`Invalid ${by} specified: ${reason}`, headerInvalid(reason))
}

function single(value: NonNullable<Mapped>): string {
  return typeof value === 'string' ? value : (value.at(-1) ?? '')
}

function listOf(value: NonNullable<Mapped>): readonly string[] {
  return typeof value === 'string' ? [value] : value
}
