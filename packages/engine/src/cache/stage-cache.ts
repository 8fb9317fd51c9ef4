import { after } from '../call/after.ts'
import type { Call, RoutedCall } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import type { IntegrationResponse } from '../call/hand-offs.ts'
import { encodeText } from '../content/text.ts'
import { lastHeader } from '../content/header-list.ts'
import { askIdentityPolicies } from '../policy/identity-policies.ts'
import { methodArn } from '../policy/method-arn.ts'
import { cacheScope } from './cache-scope.ts'
import { cacheNotPermitted } from '../why/bounds.ts'

/** Answers larger than this are not kept. */
const largestEntry = 1_048_576

/** What became of asking a stage's cache. */
export interface CacheDecision {
  readonly verdict: 'hit' | 'miss' | 'refresh' | 'ignored-refresh'
  /** What takes the place of all that follows. */
  readonly kept: IntegrationResponse | undefined
  /** Whether the caller is to be told that it may not ask for a fresh answer. */
  readonly warns: boolean
  /** Under which a fresh answer is kept, and for how long. */
  readonly key: string
  readonly ttlInSeconds: number
}

/**
 * Asks the stage cache for a request; undefined where it keeps nothing of the method. `key` is the method's own part;
 * canary and production share nothing unless they run the same deployment.
 * @throws GatewayFault ACCESS_DENIED when a caller without the right to it asks for a fresh answer, and the stage says so.
 */
export function lookUp(key: string | undefined, call: Call): CacheDecision | undefined | Promise<CacheDecision> {
  const settings = call.control.cache
  if (settings === undefined || key === undefined) return undefined
  const wantsFresh = /(?:^|[\s,])max-age=0(?:$|[\s,])/i.test(lastHeader(call.incoming.headers, 'cache-control') ?? '')
  const mayRefresh = wantsFresh && (!settings.requireAuthorizationForCacheControl || mayInvalidate(call))
  if (wantsFresh && !mayRefresh && settings.unauthorizedCacheControlHeaderStrategy === 'FAIL_WITH_403') {
    throw new GatewayFault('ACCESS_DENIED', { message: 'User is not authorized to invalidate the cache', capitalKey: true, why: cacheNotPermitted })
  }

  const wholeKey = `${call.place.deploymentId} ${key}`
  const found = mayRefresh ? undefined : call.ports.cache.get(scopeOf(call), wholeKey)
  return after(found, (entry): CacheDecision => {
    const kept: IntegrationResponse | undefined =
      entry?.kind === 'response' ? { ...entry.response, selectedBy: { by: 'cache' }, template: { by: 'proxy' } } : undefined
    const verdict = mayRefresh ? 'refresh' : wantsFresh ? 'ignored-refresh' : kept === undefined ? 'miss' : 'hit'
    if (call.recorder.on) call.recorder.record('admission', { check: 'cache', verdict })
    const warns = wantsFresh && !mayRefresh && settings.unauthorizedCacheControlHeaderStrategy === 'SUCCEED_WITH_RESPONSE_HEADER'
    return { verdict, kept, warns, key: wholeKey, ttlInSeconds: settings.ttlInSeconds }
  })
}

/**
 * Keeps an answer that was just made, whatever its status, unless it is too large: users report kept 404s and 429s.
 * @param parameters the expressions whose values stand in the key
 */
export function keep({ key, ttlInSeconds }: CacheDecision, response: IntegrationResponse, call: RoutedCall, parameters: readonly string[]): void {
  const body = typeof response.body === 'string' ? encodeText(response.body) : response.body
  if (!(body instanceof Uint8Array) || body.length > largestEntry) return
  const { status, headers } = response
  const origin = { resourcePath: call.route.resourcePath, parameters, mask: call.place.mask }
  call.ports.cache.set(scopeOf(call), key, { kind: 'response', response: { status, headers, body }, origin }, ttlInSeconds, body.length)
}

function scopeOf({ place }: Call): string {
  return cacheScope('responses', place.restApiId, place.stageName)
}

/** A signed caller whose policies, if it has any, allow `execute-api:InvalidateCache`. */
function mayInvalidate(call: Call): boolean {
  const { caller } = call.admission
  return caller !== undefined && askIdentityPolicies(caller, 'execute-api:InvalidateCache', methodArn(call), call) === 'allow'
}
