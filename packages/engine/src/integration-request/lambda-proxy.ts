import type { AwsProxyIntegration } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import { encodeBase64 } from '../content/base64.ts'
import { eventOf } from '../context/lambda-event.ts'
import { compileFunctionArn } from '../context/function-arn.ts'
import { compileUriText } from '../context/uri-text.ts'
import { configurationError } from '../call/fault.ts'
import { endpointInvalid } from '../why/back-end.ts'
import type { LambdaIntegrationRequest } from '../call/hand-offs.ts'
import type { MethodFacts } from '../compile/method-facts.ts'
import { lambdaHeaders } from './lambda-headers.ts'
import { compileParameterMapping } from './map-parameters.ts'
import { integrationVerb } from '../why/mapping.ts'

/** AWS_PROXY: the whole request as an event of format 1.0. Mapped headers join it where the client sent none of that name. */
export function compileLambdaProxyRequest(integration: AwsProxyIntegration, method: MethodFacts): (call: RoutedCall) => LambdaIntegrationRequest {
  const mapParameters = compileParameterMapping(integration.requestParameters, 'aws')
  const functionArn = compileFunctionArn(integration.uri)
  const credentials = integration.credentials === undefined ? undefined : compileUriText(integration.credentials)
  const { isBinary } = method

  return (call) => {
    const { request } = call
    // Lambda's Invoke is a POST; AWS saves another verb, and fails when called.
    if (integration.httpMethod !== 'POST') throw configurationError('Unable to determine service/operation name to be authorized', integrationVerb)
    const mapped = mapParameters(call)
    const isBase64Encoded = request.body.length > 0 && isBinary(request.mediaType)
    const event = eventOf(call)
    for (const [name, values] of mapped.headers) {
      if (request.headers.has(name)) continue
      event.headers = { ...event.headers, [name]: values.at(-1) ?? '' }
      event.multiValueHeaders = { ...event.multiValueHeaders, [name]: values }
    }
    const body = request.body.length === 0 ? null : isBase64Encoded ? encodeBase64(request.body) : request.text
    return {
      kind: 'lambda',
      functionArn: functionArn(request.pathParameters, call) ?? throwInvalid(),
      streams: integration.responseTransferMode === 'STREAM',
      invocationType: 'RequestResponse',
      payload: JSON.stringify({ ...event, body, isBase64Encoded }),
      ...lambdaHeaders(noHeaders, call),
      credentials: credentials?.(request.pathParameters, call),
      template: { by: 'proxy' },
    }
  }
}

const noHeaders: ReadonlyMap<string, readonly string[]> = new Map()

function throwInvalid(): never {
  throw configurationError('Invalid endpoint address', endpointInvalid)
}
