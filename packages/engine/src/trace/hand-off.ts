import type { BoxName } from '@fourbox/domain'
import type { AdmissionStep } from './admission-step.ts'
import type { BackendResponse, FaultFinding, IntegrationRequest, IntegrationResponse, MethodResponse } from '../call/hand-offs.ts'
import type { MethodRequest } from '../call/method-request.ts'

/** What each box hands on; the keys are domain's names of the boxes, so that the console draws the same picture. */
export interface HandOffs extends Record<BoxName, unknown> {
  'method-request': MethodRequest
  admission: AdmissionStep
  'integration-request': IntegrationRequest
  integration: BackendResponse
  'integration-response': IntegrationResponse
  'method-response': MethodResponse
  'gateway-response': FaultFinding
}

/** One hand-off; `at` is in milliseconds since the call began. */
export type HandOff = { [Step in keyof HandOffs]: { readonly step: Step; readonly at: number; readonly value: HandOffs[Step] } }[keyof HandOffs]
