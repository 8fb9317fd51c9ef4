import { arn, type RestApi, type Why } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import type { EngineSettings } from '../compile/settings.ts'
import { boundedMethodArn } from '../policy/method-arn.ts'
import { compilePolicyText, type PolicyAnswer } from '../policy/policy.ts'
import { requestFacts } from '../policy/request-facts.ts'
import type { CallerIdentity } from '../ports/callers.ts'
import type { AdmissionStep } from '../trace/admission-step.ts'

/** What an API's policy says of a call by somebody who has signed, or by nobody known. */
export type ResourcePolicy = (caller: CallerIdentity | undefined, call: Call) => PolicyAnswer

/**
 * Compiles an API's resource policy. Undefined for an API without one, unless it is private: such an API refuses everything
 * (execution reference 5.4).
 */
export function compileResourcePolicy(api: RestApi, settings: EngineSettings): ResourcePolicy | undefined {
  const isPrivate = api.endpointConfiguration.types.includes('PRIVATE')
  if (api.policy === undefined || api.policy === '') return isPrivate ? () => silent : undefined
  const policy = compilePolicyText(api.policy, `${arn.calls(settings.region, settings.accountId, api.id)}/`)
  if (policy === undefined) return () => silent
  return (caller, call) =>
    policy({
      action: 'execute-api:Invoke',
      resource: boundedMethodArn(call),
      principal: caller === undefined ? { kind: 'anonymous' } : { kind: 'signed', accountId: caller.accountId, userArn: caller.userArn },
      facts: requestFacts(call, caller),
    })
}

const silent: PolicyAnswer = { effect: 'none', statement: undefined }

/** Leaves a mark of what the policy said. */
export function recordPolicy(answer: PolicyAnswer, call: Call): void {
  if (call.recorder.on) call.recorder.record('admission', { check: 'resource-policy', verdict: verdictOf(answer), statement: answer.statement })
}

/** A policy's answer as the trace tells it. */
export function verdictOf({ effect }: PolicyAnswer): Extract<AdmissionStep, { readonly check: 'resource-policy' }>['verdict'] {
  return effect === 'allow' ? 'allow' : effect === 'deny' ? 'explicit-deny' : 'implicit-deny'
}

/** AWS's refusal by policy, which names the caller and hides most of the account's number. */
export function refusedByPolicy(effect: 'deny' | 'none', why: Why, caller: CallerIdentity | undefined, call: Call): GatewayFault {
  const { region, accountId } = call.place
  const resource = boundedMethodArn(call).replace(`${region}:${accountId}:`, `${region}:********${accountId.slice(-4)}:`)
  const reason = effect === 'deny' ? ' with an explicit deny' : ' because no resource-based policy allows the execute-api:Invoke action'
  return new GatewayFault('ACCESS_DENIED', {
    message: `User: ${caller?.userArn ?? 'anonymous'} is not authorized to perform: execute-api:Invoke on resource: ${resource}${reason}`,
    capitalKey: true,
    why,
  })
}
