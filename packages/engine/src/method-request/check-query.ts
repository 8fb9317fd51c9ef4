import type { Call } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import { queryNotEncoded } from '../why/bounds.ts'

/**
 * AWS's guide, important notes for REST APIs: braces and pipes in a query string must be encoded. An unencoded one is
 * answered 400 before the method runs; its words are not recorded.
 * @throws GatewayFault
 */
export function checkQuery({ incoming }: Call): void {
  if (!mustBeEncoded.test(incoming.query)) return
  throw new GatewayFault('DEFAULT_4XX', { status: 400, log: 'Braces and pipes in the query string must be encoded', why: queryNotEncoded })
}

const mustBeEncoded = /[{|}]/
