import type { AnsweredCall } from '../call/call.ts'
import type { IntegrationResponse } from '../call/hand-offs.ts'
import { functionFault, malformedAnswer, readStreamMetadata } from './proxy-answer.ts'

/**
 * AWS_PROXY with `responseTransferMode` STREAM: status and headers from the function's metadata, the rest of what it writes as it comes.
 * @throws GatewayFault INTEGRATION_FAILURE for a failed function, API_CONFIGURATION_ERROR with 502 for malformed metadata.
 */
export function toStreamedResponse({ backend: response }: AnsweredCall): IntegrationResponse {
  if (response.functionErrorMessage !== undefined) throw functionFault(response.functionErrorMessage, response)
  const answer = response.metadata === undefined ? undefined : readStreamMetadata(response.metadata)
  if (answer === undefined) throw malformedAnswer()
  return { status: answer.status, headers: answer.headers, body: response.body, selectedBy: { by: 'proxy' }, template: { by: 'proxy' } }
}
