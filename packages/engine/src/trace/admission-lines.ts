import { redact } from '@fourbox/domain'
import type { Call, Route } from '../call/call.ts'
import type { FaultFinding } from '../call/hand-offs.ts'
import type { AdmissionStep } from './admission-step.ts'
import type { UntimedLine } from './untimed-line.ts'
import { endpointRequestLines } from './endpoint-request-lines.ts'
import { lambdaInvocationUri } from './endpoint-uri.ts'
import { redactEvent } from './redact-event.ts'

/** The lines that one check leaves (execution reference, section 13); the usage plan's are told of the call as a whole. */
export function admissionLines(step: AdmissionStep, call: Call): readonly UntimedLine[] {
  switch (step.check) {
    case 'authorizer-started':
      return [
        ['plain', `Starting authorizer: ${step.authorizerId} for request: ${call.marks.requestId}`],
        ['plain', `Incoming identity: ${step.incomingIdentity}`],
      ]
    case 'authorizer-called': {
      const uri = lambdaInvocationUri(step.functionArn)
      const { headers, signature, payload, result } = step
      const sent = endpointRequestLines({ uri, headers, signature, sent: { event: payload } }, call)
      return result === undefined ? sent : [...sent, ['payload', `Authorizer result body before parsing: ${redactEvent(result, call.place.mask)}`]]
    }
    case 'authorizer-result':
      return [
        ['plain', `Using valid authorizer policy for principal: ${redact(step.finding.principalId ?? '')}`],
        ['plain', 'Successfully completed authorizer execution'],
      ]
    default:
      return []
  }
}

/** What the usage plan check says, once authorization has passed. */
export function usagePlanLines(route: Route, call: Call, fault: FaultFinding | undefined): readonly UntimedLine[] {
  const { restApiId, stageName } = call.place
  const stage = `${restApiId}/${stageName}`
  const method = `${route.httpMethod} ${route.resourcePath}`
  const checked = call.recorder.events.flatMap((event) => (event.step === 'admission' && event.value.check === 'api-key' ? [event.value] : []))[0]
  const key = checked?.key === undefined ? '' : redact(checked.key)
  const verifying: UntimedLine = ['plain', `Verifying Usage Plan for request: ${call.marks.requestId}. API Key: ${key} API Stage: ${stage}`]
  const succeeded: UntimedLine = ['plain', `Usage Plan check succeeded for API Key ${key} and API Stage ${stage}`]

  if (checked === undefined) {
    return [
      verifying,
      ['plain', `API Key  authorized because method '${method}' does not require API Key. Request will not contribute to throttle or quota limits`],
      succeeded,
    ]
  }
  if (checked.verdict !== 'valid') {
    const reason = `method '${method}' requires API Key and API Key is not associated with a Usage Plan for API Stage ${stage}: No Usage Plan found for key and API Stage`
    return [verifying, ['failure', `API Key ${key} not authorized because ${reason}`]]
  }
  return fault?.responseType === 'QUOTA_EXCEEDED' ? [verifying] : [verifying, succeeded]
}
