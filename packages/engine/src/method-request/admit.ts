import { own, type Method, type RestApi } from '@fourbox/domain'
import type { Call, Route } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import type { Admission } from '../call/hand-offs.ts'
import type { MethodRequest } from '../call/method-request.ts'
import { compilePolicyText, type PolicyAnswer } from '../policy/policy.ts'
import { requestFacts } from '../policy/request-facts.ts'
import type { CallerIdentity } from '../ports/ports.ts'
import { recordPolicy, refusedByPolicy, type ResourcePolicy } from './check-resource-policy.ts'
import { compileApiKeyCheck } from './check-api-key.ts'
import { compileCognitoAuthorizer } from './cognito-authorizer.ts'
import { compileLambdaAuthorizer, type LambdaFinding } from './lambda-authorizer.ts'
import { boundedMethodArn } from '../policy/method-arn.ts'
import { throttle } from './throttle.ts'
import { verifySignature } from './verify-signature.ts'

/** What a method shares with its API where callers are let in. */
export interface AdmissionSettings {
  readonly api: RestApi
  readonly policy: ResourcePolicy | undefined
}

/**
 * Compiles who may call a method, in AWS's order: authorization with the resource policy, API key and usage plan, throttling.
 * The returned function throws the GatewayFault of the first check that refuses.
 */
export function compileAdmission(
  { api, policy }: AdmissionSettings,
  method: Method,
  route: Route,
): (request: MethodRequest, call: Call) => Admission | Promise<Admission> {
  const authorize = compileAuthorization(api, policy, method)
  const checkApiKey = method.apiKeyRequired ? compileApiKeyCheck(api.apiKeySource, route) : undefined
  if (authorize === undefined && checkApiKey === undefined) {
    return (_request, call) => {
      throttle(call)
      return call.admission
    }
  }

  return async (request, call) => {
    if (authorize !== undefined) call.admission = await authorize(request, call)
    if (checkApiKey === undefined) throttle(call)
    else await checkApiKey(call)
    return call.admission
  }
}

type Authorization = (request: MethodRequest, call: Call) => Admission | Promise<Admission>

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
  throw new GatewayFault('AUTHORIZER_CONFIGURATION_ERROR', { log: 'Execution failed due to configuration error: Invalid authorizer ID specified' })
}

/** NONE: the policy must allow explicitly. */
function openTo(policy: ResourcePolicy): Authorization {
  return (_request, call) => {
    const answer = ask(policy, call)
    if (answer.effect !== 'allow') throw refusedByPolicy(answer.effect, call)
    return call.admission
  }
}

/** Cognito: authenticate, then the policy alone must allow. */
function authenticatedBy(authenticate: ReturnType<typeof compileCognitoAuthorizer>, policy: ResourcePolicy | undefined): Authorization {
  return async (request, call) => {
    stopWhenDenied(policy, call)
    boundedMethodArn(call)
    const authorizer = await authenticate(request, call)
    if (call.recorder.on) call.recorder.record('admission', { check: 'authorizer-result', finding: authorizer, verdict: 'allow', statement: undefined })
    if (policy !== undefined) {
      const answer = ask(policy, call)
      if (answer.effect !== 'allow') throw refusedByPolicy(answer.effect, call)
    }
    return { ...call.admission, authorizer }
  }
}

/** Lambda: the policy's explicit Deny comes before the function; after it one of the two must allow and neither deny. */
function authorizedBy(authorize: ReturnType<typeof compileLambdaAuthorizer>, policy: ResourcePolicy | undefined): Authorization {
  return async (request, call) => {
    const answer = stopWhenDenied(policy, call)
    const methodArn = boundedMethodArn(call)
    const found = await authorize(request, call, methodArn)
    const own = found.policy({ action: 'execute-api:Invoke', resource: methodArn, principal: undefined, facts: requestFacts(call) })
    recordResult(found, own, call)
    // What the authorizer found is known to gateway responses and logs even where its policy refuses.
    call.admission = { ...call.admission, authorizer: found.finding }
    if (own.effect === 'deny' || (own.effect === 'none' && answer?.effect !== 'allow')) throw refusedByAuthorizer(own.effect)
    return call.admission
  }
}

function refusedByAuthorizer(effect: 'deny' | 'none'): GatewayFault {
  const message = `User is not authorized to access this resource${effect === 'deny' ? ' with an explicit deny' : ''}`
  return new GatewayFault('ACCESS_DENIED', { message, capitalKey: true })
}

function recordResult({ finding }: LambdaFinding, answer: PolicyAnswer, call: Call): void {
  if (!call.recorder.on) return
  const verdict = answer.effect === 'allow' ? 'allow' : answer.effect === 'deny' ? 'explicit-deny' : 'implicit-deny'
  call.recorder.record('admission', { check: 'authorizer-result', finding, verdict, statement: answer.statement })
}

/** AWS_IAM: within the account either side may allow; from another account both must. */
function signedFor(policy: ResourcePolicy | undefined): Authorization {
  return async (_request, call) => {
    const caller = await callerOf(call, policy)
    boundedMethodArn(call)
    call.admission = { ...call.admission, caller }
    const answer = policy && ask(policy, call)
    const identity = askIdentity(caller, call)
    const isOwnAccount = caller.accountId === call.place.accountId
    const denied = answer?.effect === 'deny' || identity === 'deny'
    const allowed = isOwnAccount ? answer?.effect === 'allow' || identity === 'allow' : answer?.effect === 'allow' && identity === 'allow'
    if (denied || !allowed) throw refusedByPolicy(denied ? 'deny' : 'none', call)
    return call.admission
  }
}

/** Who signed. What the policy denies to everybody is denied before a signature is found wanting (execution reference, section 2). */
async function callerOf(call: Call, policy: ResourcePolicy | undefined): Promise<CallerIdentity> {
  try {
    return await verifySignature(call)
  } catch (error) {
    stopWhenDenied(policy, call)
    throw error
  }
}

/** What the caller's own policies say; a caller without any may do everything. */
function askIdentity(caller: CallerIdentity, call: Call): PolicyAnswer['effect'] {
  if (caller.policies === undefined) return 'allow'
  const question = { action: 'execute-api:Invoke', resource: boundedMethodArn(call), principal: undefined, facts: requestFacts(call) }
  const effects = caller.policies.map((text) => compilePolicyText(text, 'arn:aws:execute-api:*:*:*/')?.(question).effect ?? 'none')
  return effects.includes('deny') ? 'deny' : effects.includes('allow') ? 'allow' : 'none'
}

function stopWhenDenied(policy: ResourcePolicy | undefined, call: Call): PolicyAnswer | undefined {
  if (policy === undefined) return undefined
  const answer = ask(policy, call)
  if (answer.effect === 'deny') throw refusedByPolicy('deny', call)
  return answer
}

function ask(policy: ResourcePolicy, call: Call): PolicyAnswer {
  const answer = policy(call)
  recordPolicy(answer, call)
  return answer
}
