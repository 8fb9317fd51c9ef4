import type { HttpProxyIntegration } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import { userAgent } from '../call/own-headers.ts'
import { convertRequest } from '../content/content-handling.ts'
import { encodeText } from '../content/text.ts'
import type { HttpIntegrationRequest } from '../call/hand-offs.ts'
import { addHeaders } from './add-headers.ts'
import { isBodiless, mayBeSent } from './header-rules.ts'
import { rewriteQuery } from './rewrite-query.ts'
import { compileParameterMapping } from './map-parameters.ts'
import type { MethodFacts } from '../compile/method-facts.ts'
import { compileUri } from './uri.ts'
import { appendQuery, joinPath } from './write-query.ts'

/** HTTP_PROXY: all that the client sent; mapped headers replace its own, mapped query values are appended. */
export function compileHttpProxyRequest(integration: HttpProxyIntegration, method: MethodFacts): (call: RoutedCall) => HttpIntegrationRequest {
  const mapParameters = compileParameterMapping(integration.requestParameters, 'http')
  const locate = compileUri(integration.uri)
  const declaredVerb = integration.httpMethod === 'ANY' ? '' : integration.httpMethod
  const authorization = method.authorizationType === 'AWS_IAM' ? 'dropped' : 'kept'
  const { isBinary } = method

  return (call) => {
    const { request } = call
    const mapped = mapParameters(call)
    const endpoint = locate(mapped.path, call)
    const clientQuery = rewriteQuery(request.incoming.query)
    const ownQuery = endpoint.query === '' || clientQuery === '' ? endpoint.query + clientQuery : `${endpoint.query}&${clientQuery}`

    const headers: string[] = []
    const replaced = mapped.headers.size === 0 ? undefined : new Set([...mapped.headers.keys()].map((name) => name.toLowerCase()))
    const sent = request.headerList
    let namesItself = replaced?.has('user-agent') === true
    for (let index = 0; index + 1 < sent.length; index += 2) {
      const name = sent[index] ?? ''
      const value = sent[index + 1] ?? ''
      if (replaced?.has(name.toLowerCase()) === true || !mayBeSent(name, value, 'http-proxy', authorization)) continue
      headers.push(name, value)
      // On arrival this name loses the client's casing.
      if (name === 'User-Agent') namesItself = true
    }
    if (!namesItself) headers.push('User-Agent', userAgent(call.place))
    for (const [name, values] of mapped.headers) addHeaders(headers, name, values)
    headers.push('x-amzn-apigateway-api-id', call.place.restApiId)
    const httpMethod = declaredVerb === '' ? request.httpMethod : declaredVerb

    return {
      kind: 'http',
      method: httpMethod,
      origin: endpoint.origin,
      path: joinPath(endpoint.path, appendQuery(ownQuery, mapped.query)),
      headers,
      body: isBodiless(httpMethod) ? undefined : proxiedBody(call),
      template: { by: 'proxy' },
    }
  }

  /** The client's bytes where content handling would not change them, which is nearly always. */
  function proxiedBody({ request, ports }: RoutedCall): Uint8Array | undefined {
    if (request.body.length === 0) return undefined
    const binary = isBinary(request.mediaType)
    if (integration.contentHandling === undefined && (binary || ports.isUtf8(request.body))) return request.body
    const body = convertRequest(request.body, binary, integration.contentHandling)
    return typeof body === 'string' ? encodeText(body) : body
  }
}
