import { unknownApi, nowhere, replace, inApi, notFound, badRequest, conflict, type Refusal } from './refusal.ts'

export const models: readonly Refusal[] = [
  notFound('CreateModel', 'an unknown API', () => ({ ...nowhere, name: 'A', contentType: 'application/json', schema: '{}' }), unknownApi),
  conflict(
    'CreateModel',
    'a name that is taken',
    inApi({ name: 'Pet', contentType: 'application/json', schema: '{}' }),
    'Model name already exists for this REST API',
  ),
  badRequest('CreateModel', 'an empty name', inApi({ name: '', contentType: 'application/json', schema: '{}' }), 'Model name must be non-empty'),
  badRequest(
    'CreateModel',
    'a name with a hyphen',
    inApi({ name: 'a-b', contentType: 'application/json', schema: '{}' }),
    'Model name must be alphanumeric: a-b',
  ),
  badRequest(
    'CreateModel',
    'no schema',
    inApi({ name: 'A', contentType: 'application/json' }),
    'Model schema must have at least 1 property or array items defined',
  ),
  badRequest(
    'CreateModel',
    'a schema that is no JSON',
    inApi({ name: 'A', contentType: 'application/json', schema: 'x' }),
    'Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]',
  ),
  notFound('GetModel', 'an unknown model', inApi({ modelName: 'Nope' }), 'Invalid model name specified: Nope'),
  notFound('GetModelTemplate', 'an unknown model', inApi({ modelName: 'Nope' }), 'Invalid model name specified: Nope'),
  notFound('UpdateModel', 'an unknown model', inApi({ modelName: 'Nope', patchOperations: [] }), 'Invalid model name specified: Nope'),
  badRequest(
    'UpdateModel',
    'another name',
    inApi({ modelName: 'Pet', ...replace('/name', 'Dog') }),
    "Invalid patch path  '/name' specified for op 'replace'. Must be one of: [/description, /schema]",
  ),
  conflict(
    'DeleteModel',
    'a method response that refers to it',
    inApi({ modelName: 'Pet' }),
    "Cannot delete model 'Pet', is referenced in method response: /animals/GET",
  ),
]
