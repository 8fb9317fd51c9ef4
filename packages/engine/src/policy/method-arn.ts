import { arn } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { GatewayFault } from '../call/fault.ts'
import { largestMethodArn } from '../call/limits.ts'
import { uriTooLong } from '../why/bounds.ts'

/**
 * The ARN that policies are asked about: stage, verb and path as requested, less the slashes that routing passes over,
 * so that nobody gets around a policy with `//admin` or `/admin/`.
 */
export function methodArn(call: Call): string {
  const { region, accountId, restApiId, stageName } = call.place
  const path = call.incoming.path.replace(/^\/+/, '').replace(/\/$/, '')
  return arn.executeApi(region, accountId, restApiId, stageName, call.request.httpMethod, path)
}

/** The same, as far as it is one that authorization takes. @throws GatewayFault 414 for a longer one. */
export function boundedMethodArn(call: Call): string {
  const text = methodArn(call)
  if (text.length > largestMethodArn)
    throw new GatewayFault('DEFAULT_4XX', { status: 414, message: 'Request URI too long', errorType: 'RequestTooLongException', why: uriTooLong })
  return text
}
