import { type Fault, type FaultKind, limitText, type Reading } from '@fourbox/domain'
import { type ExceptionName, ServiceError } from '@fourbox/wire'

const exceptionOf = { conflict: 'ConflictException', limit: 'LimitExceededException', missing: 'NotFoundException' } as const satisfies Record<
  FaultKind,
  ExceptionName
>

/** What a reader made. @throws its first fault as AWS's exception: a BadRequestException unless the fault says otherwise. */
export function accepted<T>(reading: Reading<T>): T {
  if ('value' in reading) return reading.value
  throw refused(reading.faults[0])
}

/** @throws the fault as AWS's exception, where there is one. */
export function faultless(fault: Omit<Fault, 'field'> | undefined): void {
  if (fault) throw refused(fault)
}

/** A fault as AWS's exception; `hint` says in words of ours what AWS's do not. */
export function refused({ kind, text, field }: Omit<Fault, 'field'> & { readonly field?: string }, hint?: string): ServiceError {
  return new ServiceError(kind ? exceptionOf[kind] : 'BadRequestException', text, field, {}, hint)
}

/** 400: a wrong value, a wrong patch path, a wrong state. `field` is the member that is wrong, where it is one. */
export function badRequest(message: string, field?: string): ServiceError {
  return new ServiceError('BadRequestException', message, field)
}

/** 404: an unknown id. */
export function notFound(message: string): ServiceError {
  return new ServiceError('NotFoundException', message)
}

/** 409: a duplicate, or something still in use. */
export function conflict(message: string, field?: string): ServiceError {
  return new ServiceError('ConflictException', message, field)
}

/** 409: somebody else wrote first. */
export function concurrentModification(): ServiceError {
  return conflict('Unable to complete operation due to concurrent modification. Please try again later.')
}

/** 429: more than a quota allows. */
function limitExceeded(message: string): ServiceError {
  return new ServiceError('LimitExceededException', message)
}

/** A quota of an account is used up, or one `within` an API or an API key. */
export function limitReached(noun: string, within?: string): ServiceError {
  return limitExceeded(limitText(noun, within))
}
