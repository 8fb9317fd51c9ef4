import type { RoutedCall } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import type { BucketLimit, LimiterPort, TokenBucket } from '../ports/limits.ts'
import { throttled } from '../why/method-request.ts'

/** A limit with its bucket at hand. */
export interface Limited extends Omit<BucketLimit, 'key'> {
  readonly bucket: TokenBucket
  /** Whose limit it is, where a usage plan sets it. */
  readonly usagePlanId?: string
}

/** Looks up the buckets of some limits, which are a usage plan's where one is named. */
export function withBuckets(limits: readonly BucketLimit[], limiter: LimiterPort, usagePlanId?: string): readonly Limited[] {
  return limits.map(({ key, ...limit }) => ({ ...limit, bucket: limiter.bucket(key), ...(usagePlanId !== undefined && { usagePlanId }) }))
}

/**
 * Takes a token from each bucket that limits a call, in their order. The THROTTLED fault of an empty one; a promise only where a bucket
 * has to be asked for elsewhere. Every call comes by here, so none that waits for nothing makes a closure.
 */
export function throttle(call: RoutedCall, limits: readonly Limited[], from = 0): GatewayFault | undefined | Promise<GatewayFault | undefined> {
  for (let index = from; index < limits.length; index++) {
    const limit = limits[index]
    if (limit === undefined) return undefined
    const passed = limit.bucket.take(limit.rate, limit.burst)
    if (passed instanceof Promise) return passed.then((passed) => refusalOf(limit, passed, call) ?? throttle(call, limits, index + 1))
    const refusal = refusalOf(limit, passed, call)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

function refusalOf({ level, rate, burst, usagePlanId }: Limited, passed: boolean, call: RoutedCall): GatewayFault | undefined {
  if (call.recorder.on && (!passed || level !== 'account')) call.recorder.record('admission', { check: 'throttle', level, rate, burst, passed })
  if (passed) return undefined
  const { restApiId, stageName } = call.place
  const method = `RestApi ${restApiId}, Stage ${stageName}, Resource ${call.route.resourceId}, HttpMethod ${call.route.httpMethod}`
  return new GatewayFault('THROTTLED', {
    log: `${usagePlanId === undefined ? 'Throttle' : 'Key throttle'} limit exceeded for ${level === 'account' ? 'the account' : method}. Limit: ${rate.toFixed(2)} Burst: ${burst}`,
    why: throttled({ level, rate, burst, ...(usagePlanId !== undefined && { usagePlanId }) }),
  })
}
