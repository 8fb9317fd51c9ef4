import type { StatusCode } from '../names/identifier.ts'

/** A customised gateway response as the API keeps it. */
export interface GatewayResponse {
  readonly responseType: GatewayResponseType
  /** Absent on the DEFAULT types until one is set. */
  readonly statusCode?: StatusCode
  /** `gatewayresponse.header.{name}` → mapping expression. */
  readonly responseParameters: Readonly<Record<string, string>>
  /** Media type → text with `$context…` references; plain substitution, not VTL. */
  readonly responseTemplates: Readonly<Record<string, string>>
}

interface GatewayResponseDefault {
  readonly statusCode?: StatusCode
  /** What the caller reads as `$context.error.message` when the fault brings no text of its own. */
  readonly message: string | null
  /** The value of `x-amzn-ErrorType`. */
  readonly errorType: string
}

/** Every type with what AWS answers when nothing is customised (execution reference, section 12). */
export const gatewayResponseDefaults = {
  ACCESS_DENIED: { statusCode: '403', message: 'User is not authorized to access this resource', errorType: 'AccessDeniedException' },
  API_CONFIGURATION_ERROR: { statusCode: '500', message: 'Internal server error', errorType: 'InternalServerErrorException' },
  AUTHORIZER_CONFIGURATION_ERROR: { statusCode: '500', message: null, errorType: 'AuthorizerConfigurationException' },
  AUTHORIZER_FAILURE: { statusCode: '500', message: null, errorType: 'AuthorizerFailureException' },
  BAD_REQUEST_BODY: { statusCode: '400', message: 'Invalid request body', errorType: 'BadRequestException' },
  BAD_REQUEST_PARAMETERS: { statusCode: '400', message: 'Missing required request parameters', errorType: 'BadRequestException' },
  DEFAULT_4XX: { message: null, errorType: 'BadRequestException' },
  DEFAULT_5XX: { message: null, errorType: 'InternalServerErrorException' },
  EXPIRED_TOKEN: { statusCode: '403', message: 'The security token included in the request is expired', errorType: 'ExpiredTokenException' },
  INTEGRATION_FAILURE: { statusCode: '504', message: 'Network error communicating with endpoint', errorType: 'InternalServerErrorException' },
  INTEGRATION_TIMEOUT: { statusCode: '504', message: 'Endpoint request timed out', errorType: 'InternalServerErrorException' },
  INVALID_API_KEY: { statusCode: '403', message: 'Forbidden', errorType: 'ForbiddenException' },
  INVALID_SIGNATURE: {
    statusCode: '403',
    message:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    errorType: 'InvalidSignatureException',
  },
  MISSING_AUTHENTICATION_TOKEN: { statusCode: '403', message: 'Missing Authentication Token', errorType: 'MissingAuthenticationTokenException' },
  QUOTA_EXCEEDED: { statusCode: '429', message: 'Limit Exceeded', errorType: 'LimitExceededException' },
  REQUEST_TOO_LARGE: { statusCode: '413', message: 'Request Too Long', errorType: 'BadRequestException' },
  RESOURCE_NOT_FOUND: { statusCode: '404', message: 'Resource not found', errorType: 'ResourceNotFoundException' },
  THROTTLED: { statusCode: '429', message: 'Too Many Requests', errorType: 'TooManyRequestsException' },
  UNAUTHORIZED: { statusCode: '401', message: 'Unauthorized', errorType: 'UnauthorizedException' },
  UNSUPPORTED_MEDIA_TYPE: { statusCode: '415', message: 'Unsupported Media Type', errorType: 'BadRequestException' },
  WAF_FILTERED: { statusCode: '403', message: 'Forbidden', errorType: 'ForbiddenException' },
} as const satisfies Record<string, GatewayResponseDefault>

export type GatewayResponseType = keyof typeof gatewayResponseDefaults

export function isGatewayResponseType(text: string): text is GatewayResponseType {
  return Object.hasOwn(gatewayResponseDefaults, text)
}

export const defaultGatewayResponseTemplates: Readonly<Record<string, string>> = { 'application/json': '{"message":$context.error.messageString}' }
