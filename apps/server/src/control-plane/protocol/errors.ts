import { ServiceError } from '@fourbox/wire'

/** 400: a wrong value, a wrong patch path, a wrong state. */
export function badRequest(message: string): ServiceError {
  return new ServiceError('BadRequestException', message)
}

/** 404: an unknown id. */
export function notFound(message: string): ServiceError {
  return new ServiceError('NotFoundException', message)
}

/** 409: a duplicate, or something still in use. */
export function conflict(message: string): ServiceError {
  return new ServiceError('ConflictException', message)
}

/** 409: somebody else wrote first. */
export function concurrentModification(): ServiceError {
  return conflict('Unable to complete operation due to concurrent modification. Please try again later.')
}

/** 429: more than a quota allows. */
function limitExceeded(message: string): ServiceError {
  return new ServiceError('LimitExceededException', message)
}

/** A quota of an account or of one API is used up. */
export function limitReached(noun: string, within = 'for this API '): ServiceError {
  return limitExceeded(`Maximum number of ${noun} ${within}has been reached. Please contact AWS if you need additional ${noun}.`)
}
