import type { AwsIntegration } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import { jsonFault } from '../content/json-fault.ts'
import { decodeText } from '../content/text.ts'
import { compileFunctionArn } from '../context/function-arn.ts'
import { compileUriText } from '../context/uri-text.ts'
import { configurationError, unreadablePayload } from '../call/fault.ts'
import { backEndFailed, endpointInvalid } from '../why/back-end.ts'
import type { LambdaIntegrationRequest } from '../call/hand-offs.ts'
import type { MethodFacts } from '../compile/method-facts.ts'
import { lambdaHeaders } from './lambda-headers.ts'
import { compileParameterMapping } from './map-parameters.ts'
import { overrideParameters } from './override-parameters.ts'
import { compileRequestBody } from './request-body.ts'

/** AWS with a function: the template's text is the payload, and the header X-Amz-Invocation-Type makes the call an Event. */
export function compileLambdaRequest(integration: AwsIntegration, method: MethodFacts): (call: RoutedCall) => LambdaIntegrationRequest {
  const mapParameters = compileParameterMapping(integration.requestParameters, 'aws')
  const makeBody = compileRequestBody(integration, method)
  const functionArn = compileFunctionArn(integration.uri)
  const credentials = integration.credentials === undefined ? undefined : compileUriText(integration.credentials)

  return (call) => {
    const mapped = mapParameters(call)
    const { body, template } = makeBody(call)
    const { path, headers } = overrideParameters(mapped, call.overrides, 'aws')
    const payload = jsonPayload(typeof body === 'string' ? body : decodeText(body))
    return {
      kind: 'lambda',
      functionArn: functionArn(path, call) ?? throwInvalid(),
      streams: false,
      invocationType: invocationTypeOf(headers),
      payload,
      ...lambdaHeaders(headers, call),
      credentials: credentials?.(path, call),
      template,
    }
  }
}

/** Nothing is `{}`; what is no JSON is the caller's fault, and no function is called (serverless/serverless#2270, #2807). */
function jsonPayload(text: string): string {
  if (text === '') return '{}'
  const fault = jsonFault(text)
  if (fault !== undefined) throw unreadablePayload(`Could not parse request body into json: ${fault}`, backEndFailed('unreadable-payload', fault))
  return text
}

function invocationTypeOf(headers: ReadonlyMap<string, readonly string[]>): LambdaIntegrationRequest['invocationType'] {
  for (const [name, values] of headers) {
    if (name.toLowerCase() !== 'x-amz-invocation-type') continue
    const value = values.at(-1)
    if (value === 'Event' || value === 'DryRun') return value
  }
  return 'RequestResponse'
}

function throwInvalid(): never {
  throw configurationError('Invalid endpoint address', endpointInvalid)
}
