/** The exceptions of API Gateway's control plane with their HTTP status. */
export const exceptionStatus = {
  BadRequestException: 400,
  ValidationException: 400,
  SerializationException: 400,
  UnauthorizedException: 401,
  AccessDeniedException: 403,
  MissingAuthenticationTokenException: 403,
  InvalidSignatureException: 403,
  UnrecognizedClientException: 403,
  NotFoundException: 404,
  ConflictException: 409,
  LimitExceededException: 429,
  TooManyRequestsException: 429,
  InternalFailure: 500,
  ServiceUnavailableException: 503,
} as const satisfies Record<string, number>

export type ExceptionName = keyof typeof exceptionStatus

/** The one error that an operation throws for its caller: AWS's exception with AWS's sentence. */
export class ServiceError extends Error {
  readonly exception: ExceptionName
  /** The member that is wrong, by AWS's own names, where it is one: `timeoutInMillis`. AWS does not tell; a header of ours does. */
  readonly field: string | undefined

  constructor(exception: ExceptionName, message: string, field?: string) {
    // It is an answer, not a bug: nobody reads its stack, which costs more than most operations.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(message)
    Error.stackTraceLimit = stackTraceLimit
    this.name = exception
    this.exception = exception
    this.field = field
  }
}
