import type { MockIntegration } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import type { MockRequest } from '../call/hand-offs.ts'
import { decodeText } from '../content/text.ts'
import { compileParameterMapping } from './map-parameters.ts'
import type { MethodFacts } from '../compile/method-facts.ts'
import { compileRequestBody } from './request-body.ts'

/** MOCK: the rendered template is all that there is; without one the client's body stands in for it. */
export function compileMockRequest(integration: MockIntegration, method: MethodFacts): (call: RoutedCall) => MockRequest {
  const mapParameters = compileParameterMapping(integration.requestParameters, 'http')
  const makeBody = compileRequestBody(integration, method)
  return (call) => {
    // Mapped parameters go nowhere, but one that may not be mapped fails here as elsewhere.
    mapParameters(call)
    const { body, template } = makeBody(call)
    return { kind: 'mock', body: typeof body === 'string' ? body : decodeText(body), template }
  }
}
