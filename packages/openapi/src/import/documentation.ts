import type { DocumentationPart, DocumentationPartLocation, DocumentationPartType, RestApi } from '@fourbox/domain'
import { documentationPartTypes } from '@fourbox/domain'

import { at, entriesOf, isJsonObject, itemsOf, Misfit, textOf, textsOf, type Json, type Spot } from '../read/json.ts'
import type { ImportSettings } from './import-settings.ts'
import type { Parameter } from './parameters.ts'

/** The documentation of an API while a definition is being read: at most one part a location. */
export interface Documentation {
  readonly add: (location: DocumentationPartLocation, properties: Readonly<Record<string, Json | undefined>>) => void
  readonly parts: () => RestApi['documentationParts']
  /** Of the parts that were added, in their order. */
  readonly ids: () => readonly string[]
}

/** Starts from the parts that stay; one that comes again takes the place of the one at its location. */
export function growDocumentation(kept: RestApi['documentationParts'], newId: ImportSettings['newId']): Documentation {
  const parts = new Map<string, DocumentationPart>(Object.values(kept).map((part) => [locationKey(part.location), part]))
  const added = new Set<string>()
  return {
    add: (location, properties) => {
      const text = JSON.stringify(properties)
      if (text === '{}') return
      const key = locationKey(location)
      parts.set(key, { id: newId(6), location, properties: text })
      added.add(key)
    },
    parts: () => Object.fromEntries([...parts.values()].map((part) => [part.id, part])),
    ids: () => [...added].flatMap((key) => parts.get(key)?.id ?? []),
  }
}

function locationKey({ type, path, method, statusCode, name }: DocumentationPartLocation): string {
  return [type, path, method, statusCode, name].join(' ')
}

/** What an operation's own words say of it, its parameters, its body and its responses. */
export function documentOperation(
  documentation: Documentation,
  place: { readonly path: string; readonly method: string },
  operation: Spot,
  parameters: readonly Parameter[],
  resolve: (spot: Spot) => Spot,
): void {
  const tags = textsOf(at(operation, 'tags'))
  documentation.add({ type: 'METHOD', ...place }, { ...(tags.length > 0 && { tags }), ...words(operation, 'summary', 'description') })
  for (const { name, in: kind, spot } of parameters) {
    const type = parameterTypes.get(kind)
    if (type === 'REQUEST_BODY') documentation.add({ type, ...place }, words(spot, 'description'))
    else if (type !== undefined) documentation.add({ type, ...place, name }, words(spot, 'description'))
  }
  const body = at(operation, 'requestBody')
  if (body.value !== undefined) documentation.add({ type: 'REQUEST_BODY', ...place }, words(resolve(body), 'description'))
  for (const [statusCode, listed] of entriesOf(at(operation, 'responses'))) {
    if (!/^(?:[1-5]\d\d|default)$/.test(statusCode)) continue
    const response = resolve(listed)
    documentation.add({ type: 'RESPONSE', ...place, statusCode }, words(response, 'description'))
    for (const [name, header] of entriesOf(at(response, 'headers'))) {
      documentation.add({ type: 'RESPONSE_HEADER', ...place, statusCode, name }, words(resolve(header), 'description'))
    }
  }
}

const parameterTypes: ReadonlyMap<string, DocumentationPartType> = new Map([
  ['path', 'PATH_PARAMETER'],
  ['query', 'QUERY_PARAMETER'],
  ['header', 'REQUEST_HEADER'],
  ['body', 'REQUEST_BODY'],
])

/** What the root's own words say of the API, its resources, models and authorizers. */
export function documentRoot(documentation: Documentation, root: Spot, schemas: Spot, schemes: Spot): void {
  const info = words(at(root, 'info'), 'description')
  documentation.add({ type: 'API' }, Object.keys(info).length > 0 ? { info } : {})
  for (const [name, schema] of entriesOf(schemas))
    if (isJsonObject(schema.value)) documentation.add({ type: 'MODEL', name }, words(schema, 'title', 'description'))
  for (const [name, scheme] of entriesOf(schemes)) documentation.add({ type: 'AUTHORIZER', name }, words(scheme, 'description'))
}

/** The members that hold words; an empty text says nothing. */
export function words(spot: Spot, ...members: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    members.flatMap((member) => {
      const text = textOf(at(spot, member))
      return text === undefined || text === '' ? [] : [[member, text] as const]
    }),
  )
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
