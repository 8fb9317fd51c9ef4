import { redact } from '@fourbox/domain'
import type { AdmissionStep } from './admission-step.ts'
import type { Mask } from './mask.ts'
import { redactEvent } from './redact-event.ts'

/** One check as named facts: what was asked, what it said, and why. */
export function admissionFacts(step: AdmissionStep, mask: Mask): readonly (readonly [name: string, value: string | undefined])[] {
  switch (step.check) {
    case 'resource-policy':
      return [['Resource policy', `${verdictText[step.verdict]}${step.statement === undefined ? '' : ` by ${step.statement}`}`]]
    case 'iam':
      return [['Signature', step.userArn === undefined ? step.verdict : `${step.verdict}: ${step.userArn}`]]
    case 'authorizer-started':
      return [['Authorizer', `${step.authorizerId}, identity ${step.incomingIdentity}`]]
    case 'authorizer-called':
      return [
        ['Authorizer called', step.functionArn],
        ['Authorizer event', redactEvent(step.payload, mask)],
        ['Authorizer result', step.result && redactEvent(step.result, mask)],
        ['Authorizer latency', `${step.latencyInMillis.toFixed(1)} ms`],
      ]
    case 'authorizer-result':
      return [
        [
          'Authorizer policy',
          `${verdictText[step.verdict]}${step.statement === undefined ? '' : ` by ${step.statement}`}${step.finding.fromCache ? ', from the cache' : ''}`,
        ],
        ['Principal', step.finding.principalId],
      ]
    case 'authorizer-refused':
      return [['Authorizer refused', step.reason]]
    case 'api-key':
      return [['API key', `${step.verdict}${step.key === undefined ? '' : ` (${redact(step.key)})`}`]]
    case 'quota':
      return [['Quota', `${step.passed ? 'within' : 'over'} ${step.limit} a ${step.period.toLowerCase()} of usage plan ${step.usagePlanId}`]]
    case 'throttle':
      return [['Throttle', `${step.passed ? 'within' : 'over'} ${step.rate} a second, burst ${step.burst}, of the ${levelText[step.level]}`]]
    case 'cache':
      return [['Stage cache', step.verdict]]
  }
}

const verdictText = { allow: 'allowed', 'explicit-deny': 'denied explicitly', 'implicit-deny': 'not allowed by any statement' } as const
const levelText = { 'plan-method': "usage plan's method", plan: 'usage plan', method: 'method in the stage', account: 'account' } as const
