import type { DocumentationPartLocation, DocumentationPartType } from '@fourbox/domain'
import { documentationPartTypes } from '@fourbox/domain'

import { at, entriesOf, isJsonObject, itemsOf, Misfit, textOf, textsOf, type Members, type Spot } from '../read/json.ts'
import type { Documentation } from './documentation.ts'
import { type Importing, resolve } from './importing.ts'
import { type Parameter, readParameters } from './parameters.ts'
import { operationsOf, pathItemsOf } from './path-items.ts'

/** Makes parts of what a definition says in words, and of its documentation extension, which wins where both speak. */
export function documentDefinition(documentation: Documentation, importing: Importing, prefix: string): void {
  documentRoot(documentation, importing)
  for (const { path, pathItem } of pathItemsOf(importing, prefix)) {
    documentPathItem(documentation, path, pathItem)
    for (const { httpMethod, operation } of operationsOf(pathItem)) {
      documentOperation(documentation, importing, { path, method: httpMethod }, operation, readParameters(importing, pathItem, operation))
    }
  }
  documentExtension(documentation, importing.root)
}

export function documentRoot(documentation: Documentation, { root, dialect }: Importing): void {
  const info = words(at(root, 'info'), 'description')
  if (Object.keys(info).length > 0) documentation.add({ type: 'API' }, { info })
  const components = at(root, 'components')
  const [schemas, schemes] =
    dialect === 'swagger' ? [at(root, 'definitions'), at(root, 'securityDefinitions')] : [at(components, 'schemas'), at(components, 'securitySchemes')]
  for (const [name, schema] of entriesOf(schemas))
    if (isJsonObject(schema.value)) documentation.add({ type: 'MODEL', name }, words(schema, 'title', 'description'))
  for (const [name, scheme] of entriesOf(schemes)) documentation.add({ type: 'AUTHORIZER', name }, words(scheme, 'description'))
}

export function documentPathItem(documentation: Documentation, path: string, pathItem: Spot): void {
  documentation.add({ type: 'RESOURCE', path }, words(pathItem, 'summary', 'description'))
}

export function documentOperation(
  documentation: Documentation,
  importing: Importing,
  place: Pick<DocumentationPartLocation, 'path' | 'method'>,
  operation: Spot,
  parameters: readonly Parameter[],
): void {
  const tags = textsOf(at(operation, 'tags'))
  documentation.add({ type: 'METHOD', ...place }, { ...(tags.length > 0 && { tags }), ...words(operation, 'summary', 'description') })
  for (const { name, in: kind, spot } of parameters) {
    const type = parameterTypes.get(kind)
    if (type === 'REQUEST_BODY') documentation.add({ type, ...place }, words(spot, 'description'))
    else if (type !== undefined) documentation.add({ type, ...place, name }, words(spot, 'description'))
  }
  documentation.add({ type: 'REQUEST_BODY', ...place }, words(resolve(importing, at(operation, 'requestBody')), 'description'))
  for (const [statusCode, listed] of entriesOf(at(operation, 'responses'))) {
    if (!/^(?:[1-5]\d\d|default)$/.test(statusCode)) continue
    const response = resolve(importing, listed)
    const said = words(response, 'description')
    // What an export writes where nothing has been said is no documentation.
    if (said['description'] !== `${statusCode} response`) documentation.add({ type: 'RESPONSE', ...place, statusCode }, said)
    for (const [name, header] of entriesOf(at(response, 'headers'))) {
      documentation.add({ type: 'RESPONSE_HEADER', ...place, statusCode, name }, words(resolve(importing, header), 'description'))
    }
  }
}

const parameterTypes: ReadonlyMap<string, DocumentationPartType> = new Map([
  ['path', 'PATH_PARAMETER'],
  ['query', 'QUERY_PARAMETER'],
  ['header', 'REQUEST_HEADER'],
  ['body', 'REQUEST_BODY'],
])

/** The members that hold words; an empty text says nothing. */
function words(spot: Spot, ...members: readonly ('title' | 'summary' | 'description')[]): Members {
  const said: Record<string, string> = {}
  for (const member of members) {
    const text = textOf(at(spot, member))
    if (text !== undefined && text !== '') said[member] = text
  }
  return said
}

/** The parts of `x-amazon-apigateway-documentation`; what it says of a location wins over the words that stand there. */
export function documentExtension(documentation: Documentation, root: Spot): void {
  for (const part of itemsOf(at(at(root, 'x-amazon-apigateway-documentation'), 'documentationParts'))) {
    const properties = at(part, 'properties')
    if (!isJsonObject(properties.value)) throw new Misfit(properties)
    documentation.add(readLocation(at(part, 'location')), properties.value)
  }
}

const ofMethods: ReadonlySet<DocumentationPartType> = new Set([
  'METHOD',
  'PATH_PARAMETER',
  'QUERY_PARAMETER',
  'REQUEST_HEADER',
  'REQUEST_BODY',
  'RESPONSE',
  'RESPONSE_HEADER',
  'RESPONSE_BODY',
])

/** Path, verb and status that are left out mean all: `/`, `*`, `*`. */
function readLocation(spot: Spot): DocumentationPartLocation {
  const given = textOf(at(spot, 'type'))
  const type = documentationPartTypes.find((known) => known === given)
  if (type === undefined) throw new Misfit(spot)
  const name = textOf(at(spot, 'name'))
  return {
    type,
    ...((ofMethods.has(type) || type === 'RESOURCE') && { path: textOf(at(spot, 'path')) ?? '/' }),
    ...(ofMethods.has(type) && { method: textOf(at(spot, 'method')) ?? '*' }),
    ...(type.startsWith('RESPONSE') && { statusCode: textOf(at(spot, 'statusCode')) ?? '*' }),
    ...(name !== undefined && { name }),
  }
}
