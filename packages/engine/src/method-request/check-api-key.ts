import type { ApiKeySource, UsagePlan } from '@fourbox/domain'
import type { Call, Route, RoutedCall } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import { apiKeyRefused, quotaSpent } from '../why/method-request.ts'
import type { Admission } from '../call/hand-offs.ts'
import { lastHeader } from '../content/header-list.ts'
import type { KnownApiKey } from '../ports/callers.ts'
import type { QuotaRequest } from '../ports/limits.ts'
import { planLimits } from './bucket-limits.ts'
import { quotaRequest } from './quota-period.ts'
import { throttle, withBuckets } from './throttle.ts'

/**
 * Compiles the check of API key and usage plan: known, enabled, in a plan of this stage, within its quota, within its rate
 * and the stage's (execution reference, section 6). It completes an admission by whose key it is, and by the refusal
 * INVALID_API_KEY, QUOTA_EXCEEDED or THROTTLED; a throttled call does not count against the quota.
 */
export function compileApiKeyCheck(source: ApiKeySource, route: Route): (admission: Admission, call: RoutedCall) => Promise<Admission> {
  return async (admission, call) => {
    const value = source === 'HEADER' ? lastHeader(call.incoming.headers, 'x-api-key') : admission.authorizer?.usageIdentifierKey
    const found = findPlan(value, call)
    if (call.recorder.on) call.recorder.record('admission', { check: 'api-key', key: value, verdict: found.verdict })
    if (found.verdict !== 'valid') return { ...admission, refusal: new GatewayFault('INVALID_API_KEY', { why: apiKeyRefused(found, source) }) }

    const { apiKey, plan } = found
    const quota = plan.quota && { usagePlanId: plan.id, keyId: apiKey.id, ...quotaRequest(plan.quota, call.marks.startedAt, apiKey.createdDate * 1000) }
    const ofKey = withBuckets(planLimits(plan, apiKey.id, call.place, route), call.ports.limiter, plan.id)
    const first = (await spendQuota(quota, found, call)) ?? throttle(call, [...ofKey, ...call.control.limits])
    const refusal = first instanceof Promise ? await first : first
    if (refusal?.type === 'THROTTLED' && quota !== undefined) await call.ports.quotas.giveBack(quota)
    return { ...admission, apiKey: { id: apiKey.id, value: apiKey.value }, refusal }
  }
}

interface ValidKey {
  readonly apiKey: KnownApiKey['apiKey']
  readonly plan: UsagePlan
}

type FoundPlan =
  | ({ readonly verdict: 'valid' } & ValidKey)
  | { readonly verdict: 'missing' | 'unknown' }
  | { readonly verdict: 'disabled' | 'no-usage-plan'; readonly apiKey: KnownApiKey['apiKey'] }

function findPlan(value: string | undefined, { ports, place }: Call): FoundPlan {
  if (value === undefined || value === '') return { verdict: 'missing' }
  const known = ports.apiKeys.find(value)
  if (known === undefined) return { verdict: 'unknown' }
  const { apiKey } = known
  if (!apiKey.enabled) return { verdict: 'disabled', apiKey }
  const plan = known.usagePlans.find((plan) => plan.apiStages.some((stage) => stage.apiId === place.restApiId && stage.stage === place.stageName))
  return plan === undefined ? { verdict: 'no-usage-plan', apiKey } : { verdict: 'valid', apiKey, plan }
}

async function spendQuota(request: QuotaRequest | undefined, { apiKey, plan }: ValidKey, call: Call): Promise<GatewayFault | undefined> {
  if (request === undefined || plan.quota === undefined) return undefined
  const passed = await call.ports.quotas.spend(request)
  if (call.recorder.on) call.recorder.record('admission', { check: 'quota', usagePlanId: plan.id, limit: request.limit, period: plan.quota.period, passed })
  return passed
    ? undefined
    : new GatewayFault('QUOTA_EXCEEDED', {
        log: `Usage Plan check failed: quota of usage plan ${plan.id} exceeded`,
        why: quotaSpent(apiKey, plan.id, request.limit, plan.quota.period),
      })
}
