import { ServiceError } from '@fourbox/wire'

export function invalidParameter(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message)
}

export function alreadyExists(noun: 'group' | 'stream'): ServiceError {
  return new ServiceError('ResourceAlreadyExistsException', `The specified log ${noun} already exists`)
}

export function unknown(noun: 'group' | 'stream'): ServiceError {
  return new ServiceError('ResourceNotFoundException', `The specified log ${noun} does not exist.`)
}

export function invalidToken(): ServiceError {
  return invalidParameter('The specified nextToken is invalid.')
}
