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
  /** What is at work when it is found: the authorization, the rest of the admission (routes, keys, plans), or the method itself. */
  readonly found: 'authorization' | 'admission' | 'execution'
}

/** Every type, in AWS's order, with what AWS answers when nothing is customised (execution reference, section 12). */
export const gatewayResponseDefaults = {
  REQUEST_TOO_LARGE: { statusCode: '413', message: 'Request Too Long', errorType: 'BadRequestException', found: 'execution' },
  RESOURCE_NOT_FOUND: { statusCode: '404', message: 'Resource not found', errorType: 'ResourceNotFoundException', found: 'admission' },
  AUTHORIZER_CONFIGURATION_ERROR: { statusCode: '500', message: null, errorType: 'AuthorizerConfigurationException', found: 'authorization' },
  MISSING_AUTHENTICATION_TOKEN: {
    statusCode: '403',
    message: 'Missing Authentication Token',
    errorType: 'MissingAuthenticationTokenException',
    found: 'authorization',
  },
  BAD_REQUEST_BODY: { statusCode: '400', message: 'Invalid request body', errorType: 'BadRequestException', found: 'execution' },
  INVALID_SIGNATURE: {
    statusCode: '403',
    message:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    errorType: 'InvalidSignatureException',
    found: 'authorization',
  },
  INVALID_API_KEY: { statusCode: '403', message: 'Forbidden', errorType: 'ForbiddenException', found: 'admission' },
  BAD_REQUEST_PARAMETERS: { statusCode: '400', message: 'Missing required request parameters', errorType: 'BadRequestException', found: 'execution' },
  AUTHORIZER_FAILURE: { statusCode: '500', message: null, errorType: 'AuthorizerFailureException', found: 'authorization' },
  UNAUTHORIZED: { statusCode: '401', message: 'Unauthorized', errorType: 'UnauthorizedException', found: 'authorization' },
  INTEGRATION_TIMEOUT: { statusCode: '504', message: 'Endpoint request timed out', errorType: 'InternalServerErrorException', found: 'execution' },
  ACCESS_DENIED: { statusCode: '403', message: 'User is not authorized to access this resource', errorType: 'AccessDeniedException', found: 'authorization' },
  DEFAULT_4XX: { message: null, errorType: 'BadRequestException', found: 'authorization' },
  DEFAULT_5XX: { message: null, errorType: 'InternalServerErrorException', found: 'admission' },
  WAF_FILTERED: { statusCode: '403', message: 'Forbidden', errorType: 'ForbiddenException', found: 'admission' },
  QUOTA_EXCEEDED: { statusCode: '429', message: 'Limit Exceeded', errorType: 'LimitExceededException', found: 'admission' },
  THROTTLED: { statusCode: '429', message: 'Too Many Requests', errorType: 'TooManyRequestsException', found: 'admission' },
  API_CONFIGURATION_ERROR: { statusCode: '500', message: 'Internal server error', errorType: 'InternalServerErrorException', found: 'execution' },
  UNSUPPORTED_MEDIA_TYPE: { statusCode: '415', message: 'Unsupported Media Type', errorType: 'BadRequestException', found: 'execution' },
  INTEGRATION_FAILURE: {
    statusCode: '504',
    message: 'Network error communicating with endpoint',
    errorType: 'InternalServerErrorException',
    found: 'execution',
  },
  EXPIRED_TOKEN: {
    statusCode: '403',
    message: 'The security token included in the request is expired',
    errorType: 'ExpiredTokenException',
    found: 'authorization',
  },
} as const satisfies Record<string, GatewayResponseDefault>

export type GatewayResponseType = keyof typeof gatewayResponseDefaults

/** In AWS's order. */
export const gatewayResponseTypes: readonly GatewayResponseType[] = Object.keys(gatewayResponseDefaults).filter(isGatewayResponseType)

export function isGatewayResponseType(text: string): text is GatewayResponseType {
  return Object.hasOwn(gatewayResponseDefaults, text)
}

export const defaultGatewayResponseTemplates: Readonly<Record<string, string>> = { 'application/json': '{"message":$context.error.messageString}' }
