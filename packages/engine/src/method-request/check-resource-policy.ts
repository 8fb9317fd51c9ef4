import type { RestApi } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import { compilePolicyText, type PolicyAnswer } from '../policy/policy.ts'
import type { Principal } from '../policy/principals.ts'
import { requestFacts } from '../policy/request-facts.ts'
import type { EngineSettings } from '../compile/settings.ts'
import { boundedMethodArn } from '../policy/method-arn.ts'

export type ResourcePolicy = (call: Call, action?: string) => PolicyAnswer

/**
 * Compiles an API's resource policy. Undefined for an API without one, unless it is private: such an API refuses everything
 * (execution reference 5.4).
 */
export function compileResourcePolicy(api: RestApi, settings: EngineSettings): ResourcePolicy | undefined {
  const isPrivate = api.endpointConfiguration.types.includes('PRIVATE')
  if (api.policy === undefined || api.policy === '') return isPrivate ? () => silent : undefined
  const policy = compilePolicyText(api.policy, `arn:aws:execute-api:${settings.region}:${settings.accountId}:${api.id}/`)
  if (policy === undefined) return () => silent
  return (call, action = 'execute-api:Invoke') => policy({ action, resource: boundedMethodArn(call), principal: principalOf(call), facts: requestFacts(call) })
}

const silent: PolicyAnswer = { effect: 'none', statement: undefined }

function principalOf(call: Call): Principal {
  const { caller } = call.admission
  return caller === undefined ? { kind: 'anonymous' } : { kind: 'signed', accountId: caller.accountId, userArn: caller.userArn }
}

/** Leaves a mark of what the policy said. */
export function recordPolicy(answer: PolicyAnswer, call: Call): void {
  if (!call.recorder.on) return
  const verdict = answer.effect === 'allow' ? 'allow' : answer.effect === 'deny' ? 'explicit-deny' : 'implicit-deny'
  call.recorder.record('admission', { check: 'resource-policy', verdict, statement: answer.statement })
}

/** AWS's refusal by policy, which names the caller and hides most of the account's number. */
export function refusedByPolicy(effect: 'deny' | 'none', call: Call): GatewayFault {
  const { region, accountId } = call.place
  const resource = boundedMethodArn(call).replace(`${region}:${accountId}:`, `${region}:********${accountId.slice(-4)}:`)
  const user = call.admission.caller?.userArn ?? 'anonymous'
  const reason = effect === 'deny' ? ' with an explicit deny' : ' because no resource-based policy allows the execute-api:Invoke action'
  return new GatewayFault('ACCESS_DENIED', {
    message: `User: ${user} is not authorized to perform: execute-api:Invoke on resource: ${resource}${reason}`,
    capitalKey: true,
  })
}
