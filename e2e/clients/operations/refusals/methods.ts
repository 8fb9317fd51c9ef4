import { unknownResource, nowhere, patch, replace, inApi, inResource, onMethod, notFound, badRequest, conflict, type Refusal } from './refusal.ts'

export const methods: readonly Refusal[] = [
  notFound('PutMethod', 'an unknown API', () => ({ ...nowhere, resourceId: 'x', httpMethod: 'GET', authorizationType: 'NONE' }), unknownResource),
  notFound('PutMethod', 'an unknown resource', inApi({ resourceId: 'x', httpMethod: 'GET', authorizationType: 'NONE' }), unknownResource),
  conflict('PutMethod', 'a verb that is there already', onMethod({ authorizationType: 'NONE' }), 'Method already exists for this resource'),
  badRequest(
    'PutMethod',
    'a verb that is none',
    inResource({ httpMethod: 'GETS', authorizationType: 'NONE' }),
    'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY',
  ),
  badRequest(
    'PutMethod',
    'CUSTOM without an authorizer',
    inResource({ httpMethod: 'POST', authorizationType: 'CUSTOM' }),
    'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
  ),
  badRequest(
    'PutMethod',
    'an unknown validator',
    inResource({ httpMethod: 'POST', authorizationType: 'NONE', requestValidatorId: 'x' }),
    'Invalid Request Validator identifier specified',
  ),
  badRequest(
    'PutMethod',
    'an unknown model',
    inResource({ httpMethod: 'POST', authorizationType: 'NONE', requestModels: { 'application/json': 'nope' } }),
    'Invalid model identifier specified: nope',
  ),
  badRequest(
    'PutMethod',
    'one parameter name in two places',
    inResource({ httpMethod: 'POST', authorizationType: 'NONE', requestParameters: { 'method.request.querystring.a': true, 'method.request.header.a': true } }),
    'Parameter names must be unique across querystring, header and path',
  ),
  notFound('GetMethod', 'a verb that is not there', inResource({ httpMethod: 'PATCH' }), 'Invalid Method identifier specified'),
  notFound('DeleteMethod', 'a verb that is not there', inResource({ httpMethod: 'PATCH' }), 'Invalid Method identifier specified'),
  badRequest(
    'UpdateMethod',
    'another operation than replace',
    onMethod(patch('add', '/operationName', 'a')),
    'Invalid patch operation specified. Must be one of: [replace]',
  ),
  badRequest('UpdateMethod', 'an unknown path', onMethod(patch('add', '/httpMethod', 'PUT')), 'Invalid patch path /httpMethod'),
  badRequest('UpdateMethod', 'a map as a whole', onMethod(replace('/requestParameters', 'a=false')), 'Invalid patch path /requestParameters'),
  badRequest(
    'UpdateMethod',
    'a media type that is not escaped',
    onMethod(patch('add', '/requestModels/application/json', 'Empty')),
    'Invalid patch path /requestModels/application/json',
  ),
  notFound('TestInvokeMethod', 'a verb that is not there', inResource({ httpMethod: 'PATCH' }), 'Invalid Method identifier specified'),
]
