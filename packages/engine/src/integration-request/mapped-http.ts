import type { HttpIntegration } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import { ownHeaders } from '../call/own-headers.ts'
import { encodeText } from '../content/text.ts'
import type { HttpIntegrationRequest } from '../call/hand-offs.ts'
import type { MethodFacts } from '../compile/method-facts.ts'
import { composeHeaders } from './compose-headers.ts'
import { isBodiless } from './header-rules.ts'
import { compileRequestBody } from './request-body.ts'
import { compileParameterMapping } from './map-parameters.ts'
import { overrideParameters } from './override-parameters.ts'
import { compileUri } from './uri.ts'
import { appendQuery, joinPath } from './write-query.ts'

/** HTTP: nothing of the client's but what is mapped, and the body that the template made. */
export function compileMappedHttpRequest(integration: HttpIntegration, method: MethodFacts): (call: RoutedCall) => HttpIntegrationRequest {
  const mapParameters = compileParameterMapping(integration.requestParameters, 'http')
  const makeBody = compileRequestBody(integration, method)
  const locate = compileUri(integration.uri)
  const declaredVerb = integration.httpMethod === 'ANY' ? '' : integration.httpMethod
  const headerRules = { kind: 'http', authorization: method.authorizationType === 'AWS_IAM' ? 'dropped' : 'kept' } as const

  return (call) => {
    const { request } = call
    const mapped = mapParameters(call)
    const { body, template } = makeBody(call)
    const parameters = overrideParameters(mapped, call.overrides, 'http')
    const endpoint = locate(parameters.path, call)
    const query = appendQuery(endpoint.query, parameters.query)
    const httpMethod = declaredVerb === '' ? request.httpMethod : declaredVerb
    const hasBody = !isBodiless(httpMethod)

    const defaults = ownHeaders(call.place)
    if (hasBody) defaults.push('Content-Type', request.contentType ?? 'application/json')

    return {
      kind: 'http',
      method: httpMethod,
      origin: endpoint.origin,
      path: joinPath(endpoint.path, query),
      headers: composeHeaders(parameters.headers, defaults, headerRules, call),
      body: hasBody ? (typeof body === 'string' ? encodeText(body) : body) : undefined,
      template,
    }
  }
}
