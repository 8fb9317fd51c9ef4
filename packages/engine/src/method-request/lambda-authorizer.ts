import { arn, authorizerTtlInSeconds, redact, type RequestAuthorizer, type TokenAuthorizer } from '@fourbox/domain'
import { cacheScope } from '../cache/cache-scope.ts'
import type { Call } from '../call/call.ts'
import { compileFunctionArn } from '../context/function-arn.ts'
import { GatewayFault } from '../call/fault.ts'
import { authorizerFailed, authorizerRefused } from '../why/method-request.ts'
import type { AuthorizerFinding } from '../call/hand-offs.ts'
import { functionCallHeaders } from '../call/own-headers.ts'
import { authorizerTimeoutInMillis, largestPayload } from '../call/limits.ts'
import { BackendFailure, type LambdaAnswer } from '../ports/back-ends.ts'
import type { AuthorizerResult } from '../ports/cache.ts'
import { authorizerEvent } from './authorizer-event.ts'
import { readAuthorizerResult } from './authorizer-result.ts'
import { compileIdentitySources } from './identity-sources.ts'
import { wholeMatch } from '../compile/pattern.ts'

/** What a Lambda authorizer found: who calls, and the policy to ask. */
export interface LambdaFinding {
  readonly finding: AuthorizerFinding
  /** As the function returned it. */
  readonly policyDocument: unknown
  readonly policy: AuthorizerResult['policy']
}

/**
 * Compiles a TOKEN or REQUEST authorizer: identity, cache, function, policy (execution reference 5.2).
 * The returned function throws UNAUTHORIZED, AUTHORIZER_CONFIGURATION_ERROR or AUTHORIZER_FAILURE.
 */
export function compileLambdaAuthorizer(authorizer: TokenAuthorizer | RequestAuthorizer): (call: Call, methodArn: string) => Promise<LambdaFinding> {
  const { id, type } = authorizer
  const sources = compileIdentitySources(authorizer.identitySource)
  const expressions = sources.map((source) => source.expression)
  const ttlInSeconds = authorizerTtlInSeconds(authorizer)
  const expression =
    type === 'TOKEN' && (authorizer.identityValidationExpression ?? '') !== '' ? wholeMatch(authorizer.identityValidationExpression ?? '') : undefined
  const isCached = ttlInSeconds > 0 && sources.length > 0
  // Without caching a REQUEST authorizer may do without its sources.
  const sourcesRequired = type === 'TOKEN' || isCached
  const functionOf = compileFunctionArn(authorizer.authorizerUri)

  return async (call, methodArn) => {
    const identity = sources.map((source) => source.read(call))
    const { recorder } = call
    if (recorder.on) recorder.record('admission', { check: 'authorizer-started', authorizerId: id, incomingIdentity: shownIdentity(type, identity, sources) })
    if (sourcesRequired && identity.some((value) => value === undefined || value === '')) throw refuse(call, 'an identity source is missing or empty', true)
    if (expression !== undefined && !expression(identity[0] ?? '')) throw refuse(call, 'the token does not match the validation expression', true)

    const key = isCached ? JSON.stringify([id, ...identity]) : undefined
    const kept = key === undefined ? undefined : await call.ports.cache.get(scopeOf(call), key)
    if (kept?.kind === 'authorizer') return found(kept.result, true, 0, 200, undefined)

    const askedAt = call.ports.clock.monotonic()
    const answer = await ask(authorizerEvent(type, identity[0] ?? '', methodArn, call), call)
    const latencyInMillis = call.ports.clock.monotonic() - askedAt
    const result = readAuthorizerResult(answer.payload, type)
    if (result === undefined) throw configurationFault(id, 'Could not parse policy')
    if (key !== undefined) {
      const entry = { kind: 'authorizer', result, sources: expressions, type, payload: answer.payload } as const
      call.ports.cache.set(scopeOf(call), key, entry, ttlInSeconds, answer.payload.length)
    }
    return found(result, false, latencyInMillis, answer.status, answer.requestId)
  }

  async function ask(payload: string, call: Call): Promise<LambdaAnswer> {
    const functionArn = functionOf(noPathValues, call)
    if (functionArn === undefined) throw configurationFault(id, 'Invalid endpoint address')
    const startedAt = call.marks.elapsed()
    const sourceArn = arn.authorizer(call.place.region, call.place.accountId, call.place.restApiId, id)
    const headers = functionCallHeaders(call.place, sourceArn)
    let signature: readonly string[] = []
    const record = (answer: LambdaAnswer | undefined) => {
      if (!call.recorder.on) return
      const { requestId, status, payload: result } = answer ?? { requestId: undefined, status: undefined, payload: undefined }
      call.recorder.record('admission', {
        check: 'authorizer-called',
        authorizerId: id,
        functionArn,
        headers,
        signature,
        payload,
        requestId,
        status,
        result,
        latencyInMillis: call.marks.elapsed() - startedAt,
      })
    }
    try {
      const answer = await call.ports.lambda.invoke({
        functionArn,
        payload,
        invocationType: 'RequestResponse',
        timeoutInMillis: authorizerTimeoutInMillis,
        limitInBytes: largestPayload,
        credentials: authorizer.authorizerCredentials,
        sourceArn,
        headers,
        onSigned: call.recorder.on ? (headers) => void (signature = headers) : undefined,
      })
      record(answer)
      if (answer.functionError !== undefined)
        throw isUnauthorized(answer.payload) ? refuse(call, 'the function said Unauthorized', false) : configurationFault(id, 'Authorizer error')
      return answer
    } catch (error) {
      if (!(error instanceof BackendFailure)) throw error
      record(undefined)
      throw error.reason === 'not-permitted' || error.reason === 'no-function' || error.reason === 'role'
        ? configurationFault(id, 'Invalid permissions on Lambda function')
        : new GatewayFault('AUTHORIZER_FAILURE', {
            log: 'Execution failed due to configuration error: Authorizer error',
            why: authorizerFailed(id, error.message),
          })
    }
  }

  function refuse(call: Call, reason: string, beforeCall: boolean): GatewayFault {
    if (call.recorder.on) call.recorder.record('admission', { check: 'authorizer-refused', authorizerId: id, reason, beforeCall })
    return new GatewayFault('UNAUTHORIZED', { why: authorizerRefused(id, reason) })
  }

  function found(result: AuthorizerResult, fromCache: boolean, latencyInMillis: number, status: number, requestId: string | undefined): LambdaFinding {
    const { principalId, context, usageIdentifierKey, policyDocument, policy } = result
    return {
      policyDocument,
      policy,
      finding: { authorizerId: id, principalId, context, claims: undefined, usageIdentifierKey, fromCache, latencyInMillis, status, requestId },
    }
  }
}

function scopeOf({ place }: Call): string {
  return cacheScope('authorizers', place.restApiId, place.stageName)
}

const noPathValues: ReadonlyMap<string, string> = new Map()

function configurationFault(authorizerId: string, reason: string): GatewayFault {
  return new GatewayFault('AUTHORIZER_CONFIGURATION_ERROR', {
    log: `Execution failed due to configuration error: ${reason}`,
    why: authorizerFailed(authorizerId, reason),
  })
}

/** AWS compares the whole error message. */
function isUnauthorized(payload: string): boolean {
  try {
    const error: unknown = JSON.parse(payload)
    return typeof error === 'object' && error !== null && 'errorMessage' in error && error.errorMessage === 'Unauthorized'
  } catch {
    return false
  }
}

/** A token's last characters; for REQUEST the sources with theirs, as the execution log shows them. */
function shownIdentity(type: 'TOKEN' | 'REQUEST', identity: readonly (string | undefined)[], sources: readonly { readonly expression: string }[]): string {
  if (type === 'TOKEN') return redact(identity[0] ?? '')
  return `{${sources.map(({ expression }, index) => `${expression}=${redact(identity[index] ?? '')}`).join(', ')}}`
}
