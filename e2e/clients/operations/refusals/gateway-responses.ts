import { unknownApi, nowhere, patch, replace, inApi, notFound, badRequest, type Refusal } from './refusal.ts'

export const gatewayResponses: readonly Refusal[] = [
  notFound('GetGatewayResponses', 'an unknown API', () => nowhere, unknownApi),
  notFound('DeleteGatewayResponse', 'a type that is not customised', inApi({ responseType: 'DEFAULT_4XX' }), 'Gateway response type not defined on api'),
  badRequest(
    'UpdateGatewayResponse',
    'a status code that is added',
    inApi({ responseType: 'THROTTLED', ...patch('add', '/statusCode', '444') }),
    'Invalid patch path /statusCode',
  ),
  badRequest('UpdateGatewayResponse', 'no path', inApi({ responseType: 'THROTTLED', patchOperations: [{ op: 'add', value: 'x' }] }), 'Invalid patch path null'),
  badRequest(
    'UpdateGatewayResponse',
    'a template without a value',
    inApi({ responseType: 'THROTTLED', ...patch('replace', '/responseTemplates/application~1json') }),
    'Invalid null or empty value in responseTemplates',
  ),
  notFound(
    'UpdateGatewayResponse',
    'an unknown header',
    inApi({ responseType: 'THROTTLED', ...replace('/responseParameters/gatewayresponse.header.Nope', "'x'") }),
    'Invalid parameter name specified',
  ),
]
