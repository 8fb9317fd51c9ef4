import { patch, replace, onMethod, with200, notFound, badRequest, conflict, invalid, type Refusal } from './refusal.ts'

export const methodResponses: readonly Refusal[] = [
  conflict('PutMethodResponse', 'a code that is there already', with200({}), 'Response already exists for this resource'),
  badRequest(
    'PutMethodResponse',
    'an unknown model',
    onMethod({ statusCode: '400', responseModels: { 'application/json': 'nope' } }),
    'Invalid model identifier specified: nope',
  ),
  notFound('GetMethodResponse', 'an unknown code', onMethod({ statusCode: '404' }), 'Invalid Response status code specified'),
  notFound('DeleteMethodResponse', 'an unknown code', onMethod({ statusCode: '404' }), 'Invalid Response status code specified'),
  invalid(
    'GetMethodResponse',
    'a code that is none',
    onMethod({ statusCode: 'wrong' }),
    "1 validation error detected: Value 'wrong' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d",
  ),
  notFound(
    'UpdateMethodResponse',
    'an unknown parameter',
    with200(replace('/responseParameters/method.response.header.Nope', 'true')),
    'Invalid parameter name specified',
  ),
  notFound('UpdateMethodResponse', 'an unknown media type', with200(replace('/responseModels/text~1xml', 'Pet')), 'Content-Type specified was not found'),
  badRequest('UpdateMethodResponse', 'an unknown path', with200(patch('add', '/wrong/x', 'true')), 'Invalid patch path /wrong/x'),
]
