import type { HttpIntegration } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import { encodeText } from '../content/text.ts'
import type { HttpIntegrationRequest } from '../call/hand-offs.ts'
import type { MethodFacts } from '../compile/method-facts.ts'
import { addHeaders } from './add-headers.ts'
import { isBodiless, mayBeSent } from './header-rules.ts'
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
  const authorization = method.authorizationType === 'AWS_IAM' ? 'dropped' : 'kept'

  return (call) => {
    const { request } = call
    const mapped = mapParameters(call)
    const { body, template } = makeBody(call)
    const parameters = overrideParameters(mapped, call.overrides, 'http')
    const endpoint = locate(parameters.path, call)
    const query = appendQuery(endpoint.query, parameters.query)
    const httpMethod = declaredVerb === '' ? request.httpMethod : declaredVerb
    const hasBody = !isBodiless(httpMethod)

    const headers: string[] = []
    const given = new Set<string>()
    for (const [name, values] of parameters.headers) {
      given.add(name.toLowerCase())
      addHeaders(
        headers,
        name,
        values.filter((value) => mayBeSent(name, value, 'http', authorization)),
      )
    }
    if (!given.has('accept')) headers.push('Accept', 'application/json')
    if (!given.has('user-agent')) headers.push('User-Agent', `AmazonAPIGateway_${call.place.restApiId}`)
    if (hasBody && !given.has('content-type')) headers.push('Content-Type', request.contentType ?? 'application/json')
    headers.push('X-Amzn-Trace-Id', call.marks.traceId, 'x-amzn-apigateway-api-id', call.place.restApiId)

    return {
      kind: 'http',
      method: httpMethod,
      origin: endpoint.origin,
      path: joinPath(endpoint.path, query),
      headers,
      body: hasBody ? (typeof body === 'string' ? encodeText(body) : body) : undefined,
      template,
    }
  }
}
