import { unknownApi, nowhere, replace, inApi, notFound, badRequest, conflict, type Refusal } from './refusal.ts'

export const documentation: readonly Refusal[] = [
  notFound('GetDocumentationParts', 'an unknown API', () => nowhere, unknownApi),
  notFound('GetDocumentationPart', 'an unknown part', inApi({ documentationPartId: 'x' }), 'Invalid Documentation part identifier specified'),
  notFound('DeleteDocumentationPart', 'an unknown API', () => ({ ...nowhere, documentationPartId: 'x' }), unknownApi),
  conflict(
    'CreateDocumentationPart',
    'a place that is described already',
    inApi({ location: { type: 'API' }, properties: '{}' }),
    "Documentation part already exists for the specified location: type 'API'",
  ),
  badRequest(
    'UpdateDocumentationPart',
    'an unknown path',
    (world) => ({ restApiId: world('api'), documentationPartId: world('part'), ...replace('/x', '{}') }),
    "Invalid patch path  '/x' specified for op 'replace'. Must be one of: [/properties]",
  ),
  badRequest(
    'ImportDocumentationParts',
    'a file that is no definition',
    inApi({ body: new TextEncoder().encode('hello') }),
    'Unable to build importer with provided input.',
  ),
  conflict('CreateDocumentationVersion', 'a version that is there already', inApi({ documentationVersion: '1' }), 'Documentation version already exists'),
  notFound('GetDocumentationVersion', 'an unknown version', inApi({ documentationVersion: 'x' }), 'Invalid Documentation version specified'),
]
