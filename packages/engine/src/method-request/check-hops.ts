import type { Call } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import { mostHops } from '../call/limits.ts'
import { loopDetected } from '../why/bounds.ts'

/** An API that calls itself, by whatever way round, would never end. @throws GatewayFault 508 */
export function checkHops({ arrival }: Call): void {
  if (arrival.hops <= mostHops) return
  throw new GatewayFault('DEFAULT_5XX', {
    status: 508,
    message: 'Loop Detected',
    log: `Execution failed due to configuration error: Loop detected: the call has passed ${arrival.hops} APIs of this machine`,
    why: loopDetected(arrival.hops),
  })
}
