import { unknownApi, nowhere, replace, inApi, notFound, badRequest, conflict, invalid, type Refusal } from './refusal.ts'

export const guards: readonly Refusal[] = [
  badRequest('CreateRequestValidator', 'an unknown API', () => ({ ...nowhere, name: 'a' }), 'Invalid REST API identifier specified'),
  notFound('GetRequestValidators', 'an unknown API', () => nowhere, unknownApi),
  notFound('GetRequestValidator', 'an unknown validator', inApi({ requestValidatorId: 'x' }), 'Invalid Request Validator identifier specified'),
  notFound('DeleteRequestValidator', 'an unknown API', () => ({ ...nowhere, requestValidatorId: 'x' }), 'Invalid Request Validator identifier specified'),
  badRequest(
    'UpdateRequestValidator',
    'an empty name',
    (world) => ({ restApiId: world('api'), requestValidatorId: world('validator'), ...replace('/name', '') }),
    'Request Validator name cannot be blank',
  ),
  badRequest(
    'UpdateRequestValidator',
    'an unknown path',
    (world) => ({ restApiId: world('api'), requestValidatorId: world('validator'), ...replace('/x', '') }),
    "Invalid patch path  '/x' specified for op 'replace'. Must be one of: [/name, /validateRequestParameters, /validateRequestBody]",
  ),
  conflict(
    'CreateAuthorizer',
    'an unknown API',
    () => ({ ...nowhere, name: 'a', type: 'COGNITO_USER_POOLS', providerARNs: ['arn:aws:cognito-idp:us-east-1:000000000000:userpool/x'] }),
    'Unable to complete operation due to concurrent modification. Please try again later.',
  ),
  badRequest(
    'CreateAuthorizer',
    'a name that is taken',
    inApi({ name: 'guard', type: 'COGNITO_USER_POOLS', providerARNs: ['arn:aws:cognito-idp:us-east-1:000000000000:userpool/x'] }),
    'Authorizer name must be unique. Authorizer guard already exists in this RestApi.',
  ),
  invalid(
    'CreateAuthorizer',
    'a type that is none',
    inApi({ name: 'a', type: 'wrong' }),
    "1 validation error detected: Value 'wrong' at 'createAuthorizerInput.type' failed to satisfy constraint: Member must satisfy enum value set: [TOKEN, COGNITO_USER_POOLS, REQUEST]",
  ),
  notFound('GetAuthorizers', 'an unknown API', () => nowhere, unknownApi),
  notFound('GetAuthorizer', 'an unknown authorizer', inApi({ authorizerId: 'x' }), 'Invalid Authorizer identifier specified'),
  notFound('DeleteAuthorizer', 'an unknown authorizer', inApi({ authorizerId: 'x' }), 'Invalid Authorizer identifier specified'),
  notFound('TestInvokeAuthorizer', 'an unknown authorizer', inApi({ authorizerId: 'x' }), 'Invalid Authorizer identifier specified'),
]
