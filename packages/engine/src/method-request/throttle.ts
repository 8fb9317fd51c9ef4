import type { RoutedCall } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import { throttled } from '../why/method-request.ts'

/** Takes a token from each bucket above the method: its own in the stage, then the account's. The THROTTLED fault of an empty one. */
export function throttle(call: RoutedCall): GatewayFault | undefined {
  for (const { level, bucket, rate, burst } of call.control.limits) {
    const passed = bucket.take(rate, burst)
    if (call.recorder.on && (!passed || level === 'method')) call.recorder.record('admission', { check: 'throttle', level, rate, burst, passed })
    if (passed) continue
    const where =
      level === 'method'
        ? `RestApi ${call.place.restApiId}, Stage ${call.place.stageName}, Resource ${call.route.resourceId}, HttpMethod ${call.route.httpMethod}`
        : 'the account'
    return new GatewayFault('THROTTLED', {
      log: `Throttle limit exceeded for ${where}. Limit: ${rate.toFixed(2)} Burst: ${burst}`,
      why: throttled({ level, rate, burst }),
    })
  }
  return undefined
}
