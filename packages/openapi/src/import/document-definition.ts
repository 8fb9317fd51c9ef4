import { type DocumentationPartLocation, documentationPartTypes, parameterPartTypes, wholeLocation } from '@fourbox/domain'

import { placeOf } from '../model/parameter-place.ts'
import { at, entriesOf, isJsonObject, itemsOf, Misfit, textOf, textsOf, type Spot } from '../read/json.ts'
import { resolve } from '../read/resolve.ts'
import type { Documentation } from './documentation.ts'
import { type Importing } from './importing.ts'
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
  if (info !== undefined) documentation.add({ type: 'API' }, `{"info":${info}}`)
  const components = at(root, 'components')
  const [schemas, schemes] =
    dialect === 'swagger' ? [at(root, 'definitions'), at(root, 'securityDefinitions')] : [at(components, 'schemas'), at(components, 'securitySchemes')]
  for (const [name, schema] of entriesOf(schemas)) {
    const said = isJsonObject(schema.value) ? words(schema, 'title', 'description') : undefined
    if (said !== undefined) documentation.add({ type: 'MODEL', name }, said)
  }
  for (const [name, scheme] of entriesOf(schemes)) {
    const said = words(scheme, 'description')
    if (said !== undefined) documentation.add({ type: 'AUTHORIZER', name }, said)
  }
}

export function documentPathItem(documentation: Documentation, path: string, pathItem: Spot): void {
  const said = words(pathItem, 'summary', 'description')
  if (said !== undefined) documentation.add({ type: 'RESOURCE', path }, said)
}

export function documentOperation(
  documentation: Documentation,
  importing: Importing,
  { path, method }: { readonly path: string; readonly method: string },
  operation: Spot,
  parameters: readonly Parameter[],
): void {
  const said = words(operation, 'tags', 'summary', 'description')
  if (said !== undefined) documentation.add({ type: 'METHOD', path, method }, said)
  for (const { name, in: kind, spot } of parameters) {
    const place = placeOf(kind)
    const said = words(spot, 'description')
    if (said === undefined) continue
    if (kind === 'body') documentation.add({ type: 'REQUEST_BODY', path, method }, said)
    else if (place !== undefined) documentation.add({ type: parameterPartTypes[place], path, method, name }, said)
  }
  const body = words(resolve(importing, at(operation, 'requestBody')), 'description')
  if (body !== undefined) documentation.add({ type: 'REQUEST_BODY', path, method }, body)
  for (const [statusCode, listed] of entriesOf(at(operation, 'responses'))) {
    if (!/^(?:[1-5]\d\d|default)$/.test(statusCode)) continue
    const response = resolve(importing, listed)
    const said = words(response, 'description')
    // What an export writes where nothing has been said is no documentation.
    if (said !== undefined && said !== `{"description":"${statusCode} response"}`) documentation.add({ type: 'RESPONSE', path, method, statusCode }, said)
    for (const [name, header] of entriesOf(at(response, 'headers'))) {
      const said = words(resolve(importing, header), 'description')
      if (said !== undefined) documentation.add({ type: 'RESPONSE_HEADER', path, method, statusCode, name }, said)
    }
  }
}

/** The members that hold words, as the JSON text of an object; undefined where none does. An empty text says nothing. */
function words(spot: Spot, ...members: readonly ('tags' | 'title' | 'summary' | 'description')[]): string | undefined {
  let said = ''
  for (const member of members) {
    const value = member === 'tags' ? textsOf(at(spot, member)) : textOf(at(spot, member))
    if (value !== undefined && value.length > 0) said += `${said === '' ? '' : ','}"${member}":${JSON.stringify(value)}`
  }
  return said === '' ? undefined : `{${said}}`
}

/** The parts of `x-amazon-apigateway-documentation`; what it says of a location wins over the words that stand there. */
export function documentExtension(documentation: Documentation, root: Spot): void {
  for (const part of itemsOf(at(at(root, 'x-amazon-apigateway-documentation'), 'documentationParts'))) {
    const properties = at(part, 'properties')
    if (!isJsonObject(properties.value)) throw new Misfit(properties)
    if (Object.keys(properties.value).length > 0) documentation.add(readLocation(at(part, 'location')), JSON.stringify(properties.value))
  }
}

function readLocation(spot: Spot): DocumentationPartLocation {
  const given = textOf(at(spot, 'type'))
  const type = documentationPartTypes.find((known) => known === given)
  if (type === undefined) throw new Misfit(spot)
  const text = (field: string) => textOf(at(spot, field))
  return wholeLocation({ type, path: text('path'), method: text('method'), statusCode: text('statusCode'), name: text('name') })
}
