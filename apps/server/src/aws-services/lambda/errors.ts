import { type ExceptionName, ServiceError } from '@fourbox/wire'

/** What Lambda itself says beside its sentence; its front says the sentence only. */
const user = { Type: 'User' }

export function invalidValue(message: string, field?: string): ServiceError {
  return new ServiceError('InvalidParameterValueException', message, field, user)
}

export function notFound(message: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', message, undefined, user)
}

export function noSuchResource(): ServiceError {
  return notFound('The resource you requested does not exist.')
}

export function conflict(message: string): ServiceError {
  return new ServiceError('ResourceConflictException', message, undefined, user)
}

/** Somebody has written since the caller read. */
export function wrongRevision(operation: 'GetFunction/GetAlias' | 'GetPolicy' | 'GetLayerPolicy'): ServiceError {
  const message = `The Revision Id provided does not match the latest Revision Id. Call the ${operation} API to retrieve the latest Revision Id`
  return new ServiceError('PreconditionFailedException', message, undefined, user)
}

export function throttled(reason: string): ServiceError {
  return new ServiceError('TooManyRequestsException', 'Rate Exceeded.', undefined, { ...user, Reason: reason })
}

export function unreadable(message: string): ServiceError {
  return new ServiceError('InvalidRequestContentException', message, undefined, user)
}

/** A refusal of Lambda's front. */
export function refusedInFront(message: string, exception: ExceptionName = 'InvalidParameterValueException'): ServiceError {
  return new ServiceError(exception, message)
}
