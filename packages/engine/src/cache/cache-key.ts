import type { Integration } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { compileRequestExpression } from '../context/mapping-expression.ts'
import type { MethodRequest } from '../call/method-request.ts'

/** Compiles the key under which a method's answers are kept: its cache namespace, the verb, and the values of its cache key parameters. */
export function compileCacheKey(integration: Integration): (request: MethodRequest, call: Call) => string {
  const mappings = new Map(Object.entries(integration.requestParameters ?? {}))
  const parameters = integration.cacheKeyParameters.map((name) =>
    compileRequestExpression(mappings.get(name) ?? name.replace(/^integration\.request\./, 'method.request.')),
  )
  return (request, call) => JSON.stringify([integration.cacheNamespace, request.httpMethod, ...parameters.map((read) => read(request, call) ?? null)])
}
