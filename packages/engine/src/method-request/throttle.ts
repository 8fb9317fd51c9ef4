import { after } from '../call/after.ts'
import type { RoutedCall } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import type { BucketLimit, TokenBucket } from '../ports/limits.ts'
import { throttled } from '../why/method-request.ts'

/** A limit with its bucket at hand. */
export interface Limited extends Omit<BucketLimit, 'key'> {
  readonly bucket: TokenBucket
}

/**
 * Takes a token from each bucket that limits a call, in their order: of its key's plan where it has one, then of the method in the stage
 * and of the account. The THROTTLED fault of an empty one; a promise only where a bucket has to be asked for elsewhere.
 */
export function throttle(
  call: RoutedCall,
  ofPlan: readonly Limited[] = [],
  usagePlanId?: string,
): GatewayFault | undefined | Promise<GatewayFault | undefined> {
  return after(takeEach(ofPlan, 0, call, usagePlanId), (refusal) => refusal ?? takeEach(call.control.limits, 0, call, undefined))
}

function takeEach(
  limits: readonly Limited[],
  from: number,
  call: RoutedCall,
  usagePlanId: string | undefined,
): GatewayFault | undefined | Promise<GatewayFault | undefined> {
  for (let index = from; index < limits.length; index++) {
    const limit = limits[index]
    if (limit === undefined) return undefined
    const passed = limit.bucket.take(limit.rate, limit.burst)
    if (passed instanceof Promise) return passed.then((passed) => refusalOf(limit, passed, call, usagePlanId) ?? takeEach(limits, index + 1, call, usagePlanId))
    const refusal = refusalOf(limit, passed, call, usagePlanId)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

function refusalOf({ level, rate, burst }: Limited, passed: boolean, call: RoutedCall, usagePlanId: string | undefined): GatewayFault | undefined {
  if (call.recorder.on && (!passed || level !== 'account')) call.recorder.record('admission', { check: 'throttle', level, rate, burst, passed })
  if (passed) return undefined
  const { restApiId, stageName } = call.place
  const method = `RestApi ${restApiId}, Stage ${stageName}, Resource ${call.route.resourceId}, HttpMethod ${call.route.httpMethod}`
  return new GatewayFault('THROTTLED', {
    log: `${usagePlanId === undefined ? 'Throttle' : 'Key throttle'} limit exceeded for ${level === 'account' ? 'the account' : method}. Limit: ${rate.toFixed(2)} Burst: ${burst}`,
    why: throttled({ level, rate, burst, ...(usagePlanId !== undefined && { usagePlanId }) }),
  })
}
