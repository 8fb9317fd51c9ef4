/** The exceptions of CloudWatch Logs with their HTTP status: 400 for whatever the caller did, also for what is not found. */
export const logsExceptions = {
  InvalidParameterException: 400,
  InvalidOperationException: 400,
  ResourceNotFoundException: 400,
  ResourceAlreadyExistsException: 400,
  LimitExceededException: 400,
  TooManyTagsException: 400,
  ValidationException: 400,
  SerializationException: 400,
  OperationAbortedException: 400,
  SessionTimeoutException: 400,
  SessionStreamingException: 400,
  UnknownOperationException: 400,
  AccessDeniedException: 400,
  InternalFailure: 500,
  NotImplementedException: 501,
  ServiceUnavailableException: 503,
} as const satisfies Record<string, number>
