import type { Call } from '../call/call.ts'
import { encodeText } from '../content/text.ts'
import { GatewayFault } from '../call/fault.ts'
import type { IntegrationResponse } from '../call/hand-offs.ts'
import { lastHeader } from '../content/header-list.ts'
import { methodArn } from '../policy/method-arn.ts'
import { compilePolicyText } from '../policy/policy.ts'
import { requestFacts } from '../policy/request-facts.ts'
import { cacheScope } from './cache-scope.ts'

/** Answers larger than this are not kept. */
const largestEntry = 1_048_576

/**
 * What the stage cache has for a request: an answer that takes the place of all that follows, or undefined. `key` is the
 * method's own part; canary and production share nothing unless they run the same deployment.
 * @throws GatewayFault ACCESS_DENIED when a caller without the right to it asks for a fresh answer, and the stage says so.
 */
export function lookUp(key: string | undefined, call: Call): IntegrationResponse | undefined {
  const settings = call.control.cache
  if (settings === undefined || key === undefined) return undefined
  const wholeKey = `${call.place.deploymentId} ${key}`
  const wantsFresh = /(?:^|[\s,])max-age=0(?:$|[\s,])/i.test(lastHeader(call.incoming.headers, 'cache-control') ?? '')
  const mayRefresh = wantsFresh && (!settings.requireAuthorizationForCacheControl || mayInvalidate(call))
  if (wantsFresh && !mayRefresh && settings.unauthorizedCacheControlHeaderStrategy === 'FAIL_WITH_403') {
    throw new GatewayFault('ACCESS_DENIED', { message: 'User is not authorized to invalidate the cache', capitalKey: true })
  }

  const entry = mayRefresh ? undefined : call.ports.cache.get(scopeOf(call), wholeKey)
  const found = entry?.kind === 'response' ? entry.response : undefined
  call.cache = found === undefined ? 'miss' : 'hit'
  if (call.recorder.on) {
    const verdict = mayRefresh ? 'refresh' : wantsFresh ? 'ignored-refresh' : call.cache
    call.recorder.record('admission', { check: 'cache', verdict })
  }
  call.cacheWarning = wantsFresh && !mayRefresh && settings.unauthorizedCacheControlHeaderStrategy === 'SUCCEED_WITH_RESPONSE_HEADER'
  return found === undefined ? undefined : { ...found, selectedBy: { by: 'cache' }, template: { by: 'proxy' } }
}

/** Keeps an answer that was just made, when it is a success and not too large. */
export function keep(key: string | undefined, response: IntegrationResponse, call: Call): void {
  const settings = call.control.cache
  if (settings === undefined || key === undefined || response.status < 200 || response.status > 299) return
  const body = typeof response.body === 'string' ? encodeText(response.body) : response.body
  if (!(body instanceof Uint8Array) || body.length > largestEntry) return
  const { status, headers } = response
  call.ports.cache.set(
    scopeOf(call),
    `${call.place.deploymentId} ${key}`,
    { kind: 'response', response: { status, headers, body } },
    settings.ttlInSeconds,
    body.length,
  )
}

function scopeOf({ place }: Call): string {
  return cacheScope('responses', place.restApiId, place.stageName)
}

/** A signed caller whose policies, if it has any, allow `execute-api:InvalidateCache`. */
function mayInvalidate(call: Call): boolean {
  const { caller } = call.admission
  if (caller === undefined) return false
  if (caller.policies === undefined) return true
  const question = { action: 'execute-api:InvalidateCache', resource: methodArn(call), principal: undefined, facts: requestFacts(call) }
  const effects = caller.policies.map((text) => compilePolicyText(text, 'arn:aws:execute-api:*:*:*/')?.(question).effect)
  return effects.includes('allow') && !effects.includes('deny')
}
