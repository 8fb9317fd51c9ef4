import { own, type Method, type RestApi } from '@fourbox/domain'
import { nobody, type Route, type RoutedCall } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import { authorizerMissing, authorizerPolicyRefused, identityPolicyRefused, resourcePolicyRefused } from '../why/method-request.ts'
import type { Admission } from '../call/hand-offs.ts'
import { askIdentityPolicies } from '../policy/identity-policies.ts'
import { boundedMethodArn } from '../policy/method-arn.ts'
import type { PolicyAnswer } from '../policy/policy.ts'
import { requestFacts } from '../policy/request-facts.ts'
import type { CallerIdentity } from '../ports/callers.ts'
import { compileApiKeyCheck } from './check-api-key.ts'
import { recordPolicy, refusedByPolicy, verdictOf, type ResourcePolicy } from './check-resource-policy.ts'
import { compileCognitoAuthorizer } from './cognito-authorizer.ts'
import { compileLambdaAuthorizer, type LambdaFinding } from './lambda-authorizer.ts'
import { throttle } from './throttle.ts'
import { verifySignature } from './verify-signature.ts'

/** What a method shares with its API where callers are let in. */
export interface AdmissionSettings {
  readonly api: RestApi
  readonly policy: ResourcePolicy | undefined
}

/**
 * Compiles who may call a method, in AWS's order: authorization with the resource policy, API key and usage plan, throttling.
 * The first check that refuses ends it: as the admission's `refusal` where somebody was found before, else as a GatewayFault
 * that the returned function throws.
 */
export function compileAdmission({ api, policy }: AdmissionSettings, method: Method, route: Route): (call: RoutedCall) => Admission | Promise<Admission> {
  const authorize = compileAuthorization(api, policy, method)
  const checkApiKey = method.apiKeyRequired ? compileApiKeyCheck(api.apiKeySource, route) : undefined
  if (authorize === undefined && checkApiKey === undefined) return (call) => throttled(nobody, call)

  return async (call) => {
    const authorized = authorize === undefined ? nobody : await authorize(call)
    if (authorized.refusal !== undefined) return authorized
    return checkApiKey === undefined ? throttled(authorized, call) : checkApiKey(authorized, call)
  }
}

function throttled(admission: Admission, call: RoutedCall): Admission | Promise<Admission> {
  const refusal = throttle(call, call.control.limits)
  return refusal instanceof Promise ? refusal.then((later) => withRefusal(admission, later)) : withRefusal(admission, refusal)
}

function withRefusal(admission: Admission, refusal: GatewayFault | undefined): Admission {
  return refusal === undefined ? admission : { ...admission, refusal }
}

type Authorization = (call: RoutedCall) => Admission | Promise<Admission>

/** How each authorization type and the resource policy combine (execution reference 5.4). */
function compileAuthorization(api: RestApi, policy: ResourcePolicy | undefined, method: Method): Authorization | undefined {
  switch (method.authorizationType) {
    case 'NONE':
      return policy && openTo(policy)
    case 'AWS_IAM':
      return signedFor(policy)
    case 'CUSTOM':
    case 'COGNITO_USER_POOLS': {
      const authorizer = method.authorizerId === undefined ? undefined : own(api.authorizers, method.authorizerId)
      if (authorizer === undefined) return throwNoAuthorizer
      return authorizer.type === 'COGNITO_USER_POOLS'
        ? authenticatedBy(compileCognitoAuthorizer(authorizer, method.authorizationScopes), policy)
        : authorizedBy(compileLambdaAuthorizer(authorizer), policy)
    }
  }
}

function throwNoAuthorizer(): never {
  throw new GatewayFault('AUTHORIZER_CONFIGURATION_ERROR', {
    log: 'Execution failed due to configuration error: Invalid authorizer ID specified',
    why: authorizerMissing,
  })
}

/** NONE: the policy must allow explicitly. */
function openTo(policy: ResourcePolicy): Authorization {
  return (call) => {
    const answer = ask(policy, undefined, call)
    return answer.effect === 'allow'
      ? nobody
      : { ...nobody, refusal: refusedByPolicy(answer.effect, resourcePolicyRefused(answer, undefined), undefined, call) }
  }
}

/** Cognito: authenticate, then the policy alone must allow. */
function authenticatedBy(authenticate: ReturnType<typeof compileCognitoAuthorizer>, policy: ResourcePolicy | undefined): Authorization {
  return async (call) => {
    stopWhenDenied(policy, call)
    boundedMethodArn(call)
    const authorizer = await authenticate(call)
    if (call.recorder.on) call.recorder.record('admission', { check: 'authorizer-result', finding: authorizer, verdict: 'allow', statement: undefined })
    const answer = policy && ask(policy, undefined, call)
    const refusal =
      answer === undefined || answer.effect === 'allow' ? undefined : refusedByPolicy(answer.effect, resourcePolicyRefused(answer, undefined), undefined, call)
    return { ...nobody, authorizer, refusal }
  }
}

/** Lambda: the policy's explicit Deny comes before the function; after it one of the two must allow and neither deny. */
function authorizedBy(authorize: ReturnType<typeof compileLambdaAuthorizer>, policy: ResourcePolicy | undefined): Authorization {
  return async (call) => {
    const answer = stopWhenDenied(policy, call)
    const methodArn = boundedMethodArn(call)
    const found = await authorize(call, methodArn)
    const own = found.policy({ action: 'execute-api:Invoke', resource: methodArn, principal: undefined, facts: requestFacts(call, undefined) })
    recordResult(found, own, call)
    const isAllowed = own.effect === 'allow' || (own.effect === 'none' && answer?.effect === 'allow')
    return {
      ...nobody,
      authorizer: found.finding,
      refusal: isAllowed ? undefined : refusedByAuthorizer(found.finding.authorizerId, own.effect === 'deny' ? 'deny' : 'none', own.statement),
    }
  }
}

function refusedByAuthorizer(authorizerId: string, effect: 'deny' | 'none', statement: string | undefined): GatewayFault {
  const message = `User is not authorized to access this resource${effect === 'deny' ? ' with an explicit deny' : ''}`
  return new GatewayFault('ACCESS_DENIED', { message, capitalKey: true, why: authorizerPolicyRefused(authorizerId, effect, statement) })
}

function recordResult({ finding }: LambdaFinding, answer: PolicyAnswer, call: RoutedCall): void {
  if (!call.recorder.on) return
  call.recorder.record('admission', { check: 'authorizer-result', finding, verdict: verdictOf(answer), statement: answer.statement })
}

/** AWS_IAM: within the account either side may allow; from another account both must. */
function signedFor(policy: ResourcePolicy | undefined): Authorization {
  return async (call) => {
    const caller = await callerOf(call, policy)
    const methodArn = boundedMethodArn(call)
    const answer = policy && ask(policy, caller, call)
    const identity = askIdentityPolicies(caller, 'execute-api:Invoke', methodArn, call)
    const isOwnAccount = caller.accountId === call.place.accountId
    const denied = answer?.effect === 'deny' || identity === 'deny'
    const allowed = isOwnAccount ? answer?.effect === 'allow' || identity === 'allow' : answer?.effect === 'allow' && identity === 'allow'
    if (allowed && !denied) return { ...nobody, caller, refusal: undefined }
    const effect = denied ? 'deny' : 'none'
    const why = answer?.effect === 'deny' ? resourcePolicyRefused(answer, caller) : identityPolicyRefused(effect, caller.userArn)
    return { ...nobody, caller, refusal: refusedByPolicy(effect, why, caller, call) }
  }
}

/** Who signed. What the policy denies to everybody is denied before a signature is found wanting (execution reference, section 2). */
async function callerOf(call: RoutedCall, policy: ResourcePolicy | undefined): Promise<CallerIdentity> {
  try {
    return await verifySignature(call)
  } catch (error) {
    stopWhenDenied(policy, call)
    throw error
  }
}

function stopWhenDenied(policy: ResourcePolicy | undefined, call: RoutedCall): PolicyAnswer | undefined {
  if (policy === undefined) return undefined
  const answer = ask(policy, undefined, call)
  if (answer.effect === 'deny') throw refusedByPolicy('deny', resourcePolicyRefused(answer, undefined), undefined, call)
  return answer
}

function ask(policy: ResourcePolicy, caller: CallerIdentity | undefined, call: RoutedCall): PolicyAnswer {
  const answer = policy(caller, call)
  recordPolicy(answer, call)
  return answer
}
