import type { ApiKeySource, ThrottleSettings, UsagePlan } from '@fourbox/domain'
import type { Call, Route } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import { lastHeader } from '../content/header-list.ts'
import type { QuotaRequest } from '../ports/ports.ts'
import { quotaRequest } from './quota-period.ts'
import { throttle } from './throttle.ts'

/**
 * Compiles the check of API key and usage plan: known, enabled, in a plan of this stage, within its quota, within its rate
 * and the stage's (execution reference, section 6). Whose key it is stands in the call's admission from then on.
 * The returned function throws INVALID_API_KEY, QUOTA_EXCEEDED or THROTTLED; a throttled call does not count against the quota.
 */
export function compileApiKeyCheck(source: ApiKeySource, route: Route): (call: Call) => Promise<void> {
  const plannedMethod = `${route.resourcePath}/${route.httpMethod}`

  return async (call) => {
    const value = source === 'HEADER' ? lastHeader(call.incoming.headers, 'x-api-key') : call.admission.authorizer?.usageIdentifierKey
    if (value === undefined || value === '') throw refuse(call, value, 'missing')
    const known = call.ports.apiKeys.find(value)
    if (known === undefined) throw refuse(call, value, 'unknown')
    if (!known.apiKey.enabled) throw refuse(call, value, 'disabled')
    const { restApiId, stageName } = call.place
    const plan = known.usagePlans.find((plan) => plan.apiStages.some((stage) => stage.apiId === restApiId && stage.stage === stageName))
    if (plan === undefined) throw refuse(call, value, 'no-usage-plan')
    if (call.recorder.on) call.recorder.record('admission', { check: 'api-key', key: value, verdict: 'valid' })

    const keyId = known.apiKey.id
    call.admission = { ...call.admission, apiKey: { id: keyId, value, usagePlanId: plan.id } }
    const spent = await spendQuota(call, plan, keyId, known.apiKey.createdDate * 1000)
    try {
      throttleKey(call, plan, keyId)
      throttle(call)
    } catch (error) {
      if (spent !== undefined) await call.ports.quotas.giveBack(spent)
      throw error
    }
  }

  function throttleKey(call: Call, plan: UsagePlan, keyId: string): void {
    const { restApiId, stageName } = call.place
    const stage = plan.apiStages.find((stage) => stage.apiId === restApiId && stage.stage === stageName)
    const forMethod = new Map(Object.entries(stage?.throttle ?? {})).get(plannedMethod)
    takeToken(call, route, 'plan-method', forMethod, `plan ${plan.id} ${keyId} ${restApiId}/${stageName} ${plannedMethod}`)
    takeToken(call, route, 'plan', plan.throttle, `plan ${plan.id} ${keyId}`)
  }
}

function refuse(call: Call, key: string | undefined, verdict: 'missing' | 'unknown' | 'disabled' | 'no-usage-plan'): GatewayFault {
  if (call.recorder.on) call.recorder.record('admission', { check: 'api-key', key, verdict })
  return new GatewayFault('INVALID_API_KEY')
}

async function spendQuota(call: Call, plan: UsagePlan, keyId: string, keyCreatedAt: number): Promise<QuotaRequest | undefined> {
  if (plan.quota === undefined) return undefined
  const request = { usagePlanId: plan.id, keyId, ...quotaRequest(plan.quota, call.startedAt, keyCreatedAt) }
  const passed = await call.ports.quotas.spend(request)
  if (call.recorder.on) call.recorder.record('admission', { check: 'quota', usagePlanId: plan.id, limit: request.limit, period: plan.quota.period, passed })
  if (!passed) throw new GatewayFault('QUOTA_EXCEEDED', { log: `Usage Plan check failed: quota of usage plan ${plan.id} exceeded` })
  return request
}

function takeToken(call: Call, route: Route, level: 'plan-method' | 'plan', limits: ThrottleSettings | undefined, key: string): void {
  if (limits?.rateLimit === undefined && limits?.burstLimit === undefined) return
  const rate = limits.rateLimit ?? limits.burstLimit ?? 0
  const burst = limits.burstLimit ?? Math.ceil(rate)
  const passed = call.ports.limiter.bucket(key).take(rate, burst)
  if (call.recorder.on) call.recorder.record('admission', { check: 'throttle', level, rate, burst, passed })
  if (passed) return
  const { restApiId, stageName } = call.place
  const where = `RestApi ${restApiId}, Stage ${stageName}, Resource ${route.resourceId}, HttpMethod ${route.httpMethod}`
  throw new GatewayFault('THROTTLED', { log: `Key throttle limit exceeded for ${where}. Limit: ${rate.toFixed(2)} Burst: ${burst}` })
}
