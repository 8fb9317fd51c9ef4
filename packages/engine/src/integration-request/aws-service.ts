import { type AwsIntegration, type AwsProxyIntegration, parseIntegrationArn } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import { ownHeaders } from '../call/own-headers.ts'
import { lastRemembered } from '../content/remembered.ts'
import { encodeText } from '../content/text.ts'
import { compileUriText } from '../context/uri-text.ts'
import { configurationError } from '../call/fault.ts'
import { endpointInvalid } from '../why/back-end.ts'
import type { AwsServiceIntegrationRequest } from '../call/hand-offs.ts'
import type { MethodFacts } from '../compile/method-facts.ts'
import { composeHeaders } from './compose-headers.ts'
import { isBodiless } from './header-rules.ts'
import { compileParameterMapping } from './map-parameters.ts'
import { overrideParameters } from './override-parameters.ts'
import { compileRequestBody } from './request-body.ts'
import { jsonProtocols } from './json-protocols.ts'
import { appendQuery, joinPath } from './write-query.ts'

/** AWS with any service but Lambda's Invoke: by the name of an action, or by a path. Nothing of the client's but what is mapped. */
export function compileAwsServiceRequest(
  integration: AwsIntegration | AwsProxyIntegration,
  method: MethodFacts,
): (call: RoutedCall) => AwsServiceIntegrationRequest {
  const mapParameters = compileParameterMapping(integration.requestParameters, 'aws')
  const makeBody = compileRequestBody(integration, method)
  const uri = compileUriText(integration.uri)
  const arnIn = lastRemembered(parseIntegrationArn)
  const credentials = integration.credentials === undefined ? undefined : compileUriText(integration.credentials)

  return (call) => {
    const { request } = call
    const mapped = mapParameters(call)
    const { body, template } = makeBody(call)
    const parameters = overrideParameters(mapped, call.overrides, 'aws')
    const arn = arnIn(uri(parameters.path, call))
    if (arn === undefined) throw configurationError('Invalid endpoint address', endpointInvalid)

    const [target = '', ownQuery = ''] = arn.kind === 'path' ? splitOnce(arn.target, '?') : splitOnce(arn.target, '&')
    const query = arn.kind === 'path' ? ownQuery : `Action=${encodeURIComponent(target)}${ownQuery === '' ? '' : `&${ownQuery}`}`
    const path = arn.kind === 'path' ? (target.startsWith('/') ? target : `/${target}`) : '/'
    const protocol = arn.kind === 'action' ? jsonProtocols.get(arn.subdomain === undefined ? arn.service : `${arn.subdomain}.${arn.service}`) : undefined
    const httpMethod = integration.httpMethod === 'ANY' || integration.httpMethod === '' ? request.httpMethod : integration.httpMethod
    const hasBody = !isBodiless(httpMethod)

    const defaults = protocol === undefined ? [] : ['X-Amz-Target', `${protocol.prefix}.${target}`]
    if (hasBody) defaults.push('Content-Type', protocol?.contentType ?? request.mediaType)
    defaults.push(...ownHeaders(call.place))

    return {
      kind: 'aws-service',
      region: arn.region,
      service: arn.service,
      subdomain: arn.subdomain,
      method: httpMethod,
      path: joinPath(path, appendQuery(query, parameters.query)),
      headers: composeHeaders(parameters.headers, defaults, headerRules, call),
      body: hasBody ? (typeof body === 'string' ? encodeText(body) : body) : undefined,
      credentials: credentials?.(parameters.path, call),
      template,
    }
  }
}

/** Fourbox signs by itself: a client's Authorization has no place. */
const headerRules = { kind: 'lambda', authorization: 'dropped' } as const

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
