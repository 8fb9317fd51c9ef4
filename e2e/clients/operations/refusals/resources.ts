import { unknownApi, unknownResource, nowhere, patch, replace, inApi, inResource, notFound, badRequest, conflict, type Refusal } from './refusal.ts'

export const resources: readonly Refusal[] = [
  notFound('GetResources', 'an unknown API', () => nowhere, unknownApi),
  notFound('GetResource', 'an unknown API', () => ({ ...nowhere, resourceId: 'x' }), unknownResource),
  notFound('GetResource', 'an unknown resource', inApi({ resourceId: 'x' }), unknownResource),
  notFound('CreateResource', 'an unknown parent', inApi({ parentId: 'x', pathPart: 'a' }), unknownResource),
  conflict(
    'CreateResource',
    'a name that its parent has already',
    (world) => ({ restApiId: world('api'), parentId: world('root'), pathPart: 'animals' }),
    'Another resource with the same parent already has this name: animals',
  ),
  badRequest(
    'CreateResource',
    'a slash in the path part',
    (world) => ({ restApiId: world('api'), parentId: world('root'), pathPart: 'a/b' }),
    "Resource's path part only allow a-zA-Z0-9._- and curly braces at the beginning and the end and an optional plus sign before the closing brace.",
  ),
  badRequest(
    'UpdateResource',
    'an unknown path',
    inResource(replace('/invalid', 'x')),
    "Invalid patch path  '/invalid' specified for op 'replace'. Must be one of: [/parentId, /pathPart]",
  ),
  badRequest(
    'UpdateResource',
    'an operation without any path',
    inResource(patch('add', '/pathPart', 'x')),
    "Invalid patch path  '/pathPart' specified for op 'add'. Please choose supported operations",
  ),
  badRequest('UpdateResource', 'itself as its parent', (world) => inResource(replace('/parentId', world('resource')))(world), 'Resources cannot be cyclical.'),
  badRequest(
    'UpdateResource',
    'another name for the root',
    (world) => ({ restApiId: world('api'), resourceId: world('root'), ...replace('/pathPart', 'x') }),
    'Root resource cannot update its pathPart.',
  ),
  badRequest(
    'UpdateResource',
    'another parent for the root',
    (world) => ({ restApiId: world('api'), resourceId: world('root'), ...replace('/parentId', world('resource')) }),
    'Root resource cannot update its parentId.',
  ),
  notFound('UpdateResource', 'an unknown parent', inResource(replace('/parentId', 'x')), unknownResource),
  notFound('DeleteResource', 'an unknown resource', inApi({ resourceId: 'x' }), unknownResource),
]
