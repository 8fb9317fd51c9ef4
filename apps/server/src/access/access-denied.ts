import { ServiceError } from '@fourbox/wire'
import type { AskedAction } from './asked-action.ts'
import { type Principal, principalArn } from './principal.ts'

/** AWS's words for what somebody may not do, and ours for why. */
export function accessDenied(principal: Principal, { action, needs, resource }: AskedAction, account: string): ServiceError {
  const message =
    `User: ${principalArn(principal, account)} is not authorized to perform: ${action} on resource: ${resource()} ` +
    `because no identity-based policy allows the ${action} action`
  const hint = `This needs the role ${needs}; ${principal.user?.userName ?? 'the caller'} has the role ${principal.role}.`
  return new ServiceError('AccessDeniedException', message, undefined, {}, hint)
}

/** What is none of a service's operations is nobody's to do. */
export function undeterminedAction(): ServiceError {
  return new ServiceError('AccessDeniedException', 'Unable to determine service/operation name to be authorized')
}
