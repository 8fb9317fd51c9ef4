import type { Integration } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { compileRequestExpression } from '../context/mapping-expression.ts'

/** Compiles the key under which a method's answers are kept: its cache namespace, the verb, and the values of its cache key parameters. */
export function compileCacheKey(integration: Integration): (call: Call) => string {
  const mappings = new Map(Object.entries(integration.requestParameters ?? {}))
  const parameters = integration.cacheKeyParameters.map((name) =>
    compileRequestExpression(mappings.get(name) ?? name.replace(/^integration\.request\./, 'method.request.')),
  )
  return (call) => JSON.stringify([integration.cacheNamespace, call.request.httpMethod, ...parameters.map((read) => read(call) ?? null)])
}
