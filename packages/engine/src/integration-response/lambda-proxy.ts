import type { AnsweredCall } from '../call/call.ts'
import { decodeBase64 } from '../content/base64.ts'
import { firstAccepted } from '../content/binary-types.ts'
import { decodeText } from '../content/text.ts'
import type { IntegrationResponse } from '../call/hand-offs.ts'
import type { MethodFacts } from '../compile/method-facts.ts'
import { functionFault, malformedAnswer, readProxyAnswer } from './proxy-answer.ts'

/**
 * AWS_PROXY: what the function returned, by AWS's rules for its shape (execution reference, section 9).
 * The returned function throws INTEGRATION_FAILURE for a failed function, API_CONFIGURATION_ERROR with 502 for a malformed answer.
 */
export function compileLambdaProxyResponse(facts: MethodFacts): (call: AnsweredCall) => IntegrationResponse {
  return ({ backend: response, request }) => {
    if (response.functionErrorMessage !== undefined) throw functionFault(response.functionErrorMessage, response)
    const answer = readProxyAnswer(response.body instanceof Uint8Array ? decodeText(response.body) : '')
    if (answer === undefined) throw malformedAnswer()
    const bytes = answer.isBase64Encoded && facts.acceptsBinary(firstAccepted(request.accept)) ? decodeBase64(answer.body) : undefined
    return { status: answer.status, headers: answer.headers, body: bytes ?? answer.body, selectedBy: { by: 'proxy' }, template: { by: 'proxy' } }
  }
}
