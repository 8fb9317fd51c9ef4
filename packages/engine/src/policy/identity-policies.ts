import type { Call } from '../call/call.ts'
import type { CallerIdentity } from '../ports/callers.ts'
import type { PolicyAnswer } from './policy.ts'
import { requestFacts } from './request-facts.ts'

/** What the caller's own policies say of an action on a resource; a caller without any may do everything. */
export function askIdentityPolicies(caller: CallerIdentity, action: string, resource: string, call: Call): PolicyAnswer['effect'] {
  if (caller.policies === undefined) return 'allow'
  const question = { action, resource, principal: undefined, facts: requestFacts(call, caller) }
  const effects = caller.policies.map((policy) => policy(question).effect)
  return effects.includes('deny') ? 'deny' : effects.includes('allow') ? 'allow' : 'none'
}
