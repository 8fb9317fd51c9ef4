import type { OperationName } from '../call.ts'
import type { Lookup } from '../inputs.ts'

export interface Refusal {
  readonly operation: OperationName
  /** What is wrong with the call. */
  readonly because: string
  readonly input: (world: Lookup) => Readonly<Record<string, unknown>>
  readonly exception: string
  /** AWS's sentence; where it names ids, a function of the world. */
  readonly message: string | ((world: Lookup) => string)
}

type Input = Refusal['input']

export const unknownApi = 'Invalid API identifier specified 000000000000:nowhere'
export const unknownResource = 'Invalid Resource identifier specified'
export const nowhere = { restApiId: 'nowhere' }
export const patch = (op: string, path: string, value?: string) => ({ patchOperations: [{ op, path, ...(value !== undefined && { value }) }] })
export const replace = (path: string, value: string) => patch('replace', path, value)
export const inApi =
  (more: Readonly<Record<string, unknown>>): Input =>
  (world) => ({ restApiId: world('api'), ...more })
export const inResource =
  (more: Readonly<Record<string, unknown>>): Input =>
  (world) => ({ restApiId: world('api'), resourceId: world('resource'), ...more })
export const onMethod = (more: Readonly<Record<string, unknown>>): Input => inResource({ httpMethod: 'GET', ...more })
export const with200 = (more: Readonly<Record<string, unknown>>): Input => onMethod({ statusCode: '200', ...more })
export const onStage = (more: Readonly<Record<string, unknown>>): Input => inApi({ stageName: 'dev', ...more })

type Kind = (operation: OperationName, because: string, input: Input, message: Refusal['message']) => Refusal

export const notFound: Kind = (operation, because, input, message) => ({ operation, because, input, exception: 'NotFoundException', message })
export const badRequest: Kind = (operation, because, input, message) => ({ operation, because, input, exception: 'BadRequestException', message })
export const conflict: Kind = (operation, because, input, message) => ({ operation, because, input, exception: 'ConflictException', message })
export const invalid: Kind = (operation, because, input, message) => ({ operation, because, input, exception: 'ValidationException', message })

export const mappingFault = (fault: string) => `Invalid mapping expression specified: Validation Result: warnings : [], errors : [${fault}]`
