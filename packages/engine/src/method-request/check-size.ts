import type { Call } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import { largestHeaderValues, longestUrl } from '../call/limits.ts'
import { headersTooLarge, uriTooLong } from '../why/bounds.ts'

/** AWS's bounds for address and headers; the one for the body stands in the listener. Statuses and texts are not recorded. @throws GatewayFault */
export function checkSize({ incoming, arrival, place }: Call): void {
  if (incoming.wirePath.length + incoming.query.length > longestUrl[place.endpointType])
    throw new GatewayFault('DEFAULT_4XX', { status: 414, message: 'Request URI too long', why: uriTooLong })
  if (arrival.headerBytes > largestHeaderValues)
    throw new GatewayFault('DEFAULT_4XX', { status: 431, message: 'Request Header Fields Too Large', why: headersTooLarge })
}
