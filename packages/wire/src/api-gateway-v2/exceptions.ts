/** The exceptions of API Gateway's second generation with their HTTP status. */
export const apiGatewayV2Exceptions = {
  BadRequestException: 400,
  SerializationException: 400,
  AccessDeniedException: 403,
  NotFoundException: 404,
  ConflictException: 409,
  TooManyRequestsException: 429,
  InternalFailure: 500,
  NotImplementedException: 501,
  ServiceUnavailableException: 503,
} as const satisfies Record<string, number>
