import type { apiGatewayExceptions } from './api-gateway/exceptions.ts'
import type { apiGatewayV2Exceptions } from './api-gateway-v2/exceptions.ts'
import type { JsonObject } from './json-object.ts'
import type { lambdaExceptions } from './lambda/exceptions.ts'
import type { logsExceptions } from './logs/exceptions.ts'

export type ExceptionName =
  | keyof typeof apiGatewayExceptions
  | keyof typeof apiGatewayV2Exceptions
  | keyof typeof lambdaExceptions
  | keyof typeof logsExceptions

/** The one error that an operation throws for its caller: AWS's exception with AWS's sentence. */
export class ServiceError extends Error {
  readonly exception: ExceptionName
  /** The member that is wrong, by AWS's own names, where it is one: `timeoutInMillis`. AWS does not tell; a header of ours does. */
  readonly field: string | undefined
  /** What the answer's body holds beside the sentence, where the service says more. */
  readonly members: JsonObject
  /** What is wrong in words of ours, where AWS's sentence does not tell. */
  readonly hint: string | undefined

  constructor(exception: ExceptionName, message: string, field?: string, members: JsonObject = {}, hint?: string) {
    // It is an answer, not a bug: nobody reads its stack, which costs more than most operations.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(message)
    Error.stackTraceLimit = stackTraceLimit
    this.name = exception
    this.exception = exception
    this.field = field
    this.members = members
    this.hint = hint
  }
}

/** The HTTP status of an exception in a service's table; one of another service is a fault of ours. */
export function statusOf(exceptions: Readonly<Record<string, number>>, { exception }: Pick<ServiceError, 'exception'>): number {
  return Object.hasOwn(exceptions, exception) ? (exceptions[exception] ?? 500) : 500
}
