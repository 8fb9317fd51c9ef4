import type { Call } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'

/** AWS's guide: a pipe in a query string must be encoded. What an unencoded one is answered with is not recorded. @throws GatewayFault */
export function checkQuery({ incoming }: Call): void {
  if (incoming.query.includes('|')) throw new GatewayFault('DEFAULT_4XX', { status: 400, log: 'A pipe in the query string must be encoded' })
}
