import type { Account, MethodSetting, Stage, ThrottleLevel, UsagePlan } from '@fourbox/domain'
import type { Route } from '../call/call.ts'
import type { CallPlace } from '../call/call-place.ts'
import { byMethodKey, methodKey } from '../compile/method-key.ts'
import type { BucketLimit } from '../ports/limits.ts'

/** The limits that a usage plan sets for a key of its own on one method, in the order in which they are asked: the method's, then the plan's. */
export function planLimits(
  plan: UsagePlan,
  keyId: string,
  { restApiId, stageName }: Pick<CallPlace, 'restApiId' | 'stageName'>,
  route: Pick<Route, 'resourcePath' | 'httpMethod'>,
): readonly BucketLimit<'plan-method' | 'plan'>[] {
  const written = `${route.resourcePath}/${route.httpMethod}`
  const stage = plan.apiStages.find((stage) => stage.apiId === restApiId && stage.stage === stageName)
  const forMethod = stage?.throttle && byMethodKey(stage.throttle).get(methodKey(written))
  return [
    ...planLimit('plan-method', forMethod, `plan ${plan.id} ${keyId} ${restApiId}/${stageName} ${written}`),
    ...planLimit('plan', plan.throttle, `plan ${plan.id} ${keyId}`),
  ]
}

/** One of the two numbers is enough: the other follows from it. */
function planLimit<Level extends ThrottleLevel>(level: Level, throttle: UsagePlan['throttle'], key: string): readonly BucketLimit<Level>[] {
  if (throttle?.rateLimit === undefined && throttle?.burstLimit === undefined) return []
  const rate = throttle.rateLimit ?? throttle.burstLimit ?? 0
  return [{ level, key, rate, burst: throttle.burstLimit ?? Math.ceil(rate) }]
}

/**
 * The limits of a stage's method and of the account, in the order in which they are asked. The same limits for all methods
 * are still each method's own (AWS's guide, throttling).
 */
export function stageLimits(
  { restApiId, stageName }: Pick<Stage, 'restApiId' | 'stageName'>,
  setting: MethodSetting | undefined,
  route: Pick<Route, 'resourceId' | 'httpMethod'> | undefined,
  account: Account['throttleSettings'] | undefined,
): readonly BucketLimit<'method' | 'account'>[] {
  const key = route && `stage ${restApiId}/${stageName} ${route.resourceId}/${route.httpMethod}`
  return [
    ...(key === undefined || setting === undefined ? [] : stageLimit('method', key, setting.throttlingRateLimit, setting.throttlingBurstLimit)),
    ...(account === undefined ? [] : stageLimit('account', 'account', account.rateLimit, account.burstLimit)),
  ]
}

/** A negative limit is none, as tools write it. */
function stageLimit<Level extends ThrottleLevel>(level: Level, key: string, rate: number, burst: number): readonly BucketLimit<Level>[] {
  return rate < 0 || burst < 0 ? [] : [{ level, key, rate, burst }]
}

/** What a stage has set for a method: its own settings, or those for all methods. */
export function settingOfMethod(
  settings: ReadonlyMap<string, MethodSetting>,
  route: Pick<Route, 'resourcePath' | 'httpMethod'>,
): { readonly setting: MethodSetting | undefined; readonly isOwn: boolean } {
  const own = settings.get(methodKey(`${route.resourcePath}/${route.httpMethod}`))
  return { setting: own ?? settings.get('*/*'), isOwn: own !== undefined }
}
