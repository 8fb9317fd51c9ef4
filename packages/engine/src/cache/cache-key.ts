import type { Integration } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { compileRequestExpression } from '../context/mapping-expression.ts'

/** Compiles the key under which a method's answers are kept: its cache namespace, the verb, and the values of its cache key parameters. */
export function compileCacheKey(integration: Integration): (call: Call) => string {
  const parameters = cacheKeyExpressions(integration).map(compileRequestExpression)
  return (call) => JSON.stringify([integration.cacheNamespace, call.request.httpMethod, ...parameters.map((read) => read(call) ?? null)])
}

/** What a method's cache key parameters read of a request, in their order. */
export function cacheKeyExpressions({ requestParameters, cacheKeyParameters }: Integration): readonly string[] {
  const mappings = new Map(Object.entries(requestParameters ?? {}))
  return cacheKeyParameters.map((name) => mappings.get(name) ?? name.replace(/^integration\.request\./, 'method.request.'))
}
