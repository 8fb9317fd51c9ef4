import type { ParameterPlace } from '../mapping-expression/parse-mapping-expression.ts'
import type { DocumentationPartLocation, DocumentationPartType } from './documentation.ts'

export type DocumentationLocationField = Exclude<keyof DocumentationPartLocation, 'type'>

/** Which fields a location of a type has beside it (API reference, DocumentationPartLocation). */
export const documentationLocationFields: Readonly<Record<DocumentationPartType, readonly DocumentationLocationField[]>> = {
  API: [],
  AUTHORIZER: ['name'],
  MODEL: ['name'],
  RESOURCE: ['path'],
  METHOD: ['path', 'method'],
  REQUEST_BODY: ['path', 'method'],
  PATH_PARAMETER: ['path', 'method', 'name'],
  QUERY_PARAMETER: ['path', 'method', 'name'],
  REQUEST_HEADER: ['path', 'method', 'name'],
  RESPONSE: ['path', 'method', 'statusCode'],
  RESPONSE_BODY: ['path', 'method', 'statusCode'],
  RESPONSE_HEADER: ['path', 'method', 'statusCode', 'name'],
}

/** What a field that is left out says: the root, every verb, every status. A name has none. */
export const documentationLocationDefaults = { path: '/', method: '*', statusCode: '*' } as const

/** What describes a declared parameter. */
export const parameterPartTypes = {
  path: 'PATH_PARAMETER',
  querystring: 'QUERY_PARAMETER',
  header: 'REQUEST_HEADER',
} as const satisfies Readonly<Record<ParameterPlace, DocumentationPartType>>

/** A location as it is given, of its type's fields and others. */
type GivenLocation = Pick<DocumentationPartLocation, 'type'> & { readonly [Field in DocumentationLocationField]?: string | undefined }

// A large definition has ten thousand locations: no list is made of one.

/** A location with all the fields of its type and no others. */
export function wholeLocation(given: GivenLocation): DocumentationPartLocation {
  const location: { -readonly [Field in keyof DocumentationPartLocation]: DocumentationPartLocation[Field] } = { type: given.type }
  for (const field of documentationLocationFields[given.type]) {
    const value = saidOf(given, field)
    if (value !== undefined) location[field] = value
  }
  return location
}

/** The same text for two locations that speak of the same thing, and for no others. */
export function documentationLocationKey(location: DocumentationPartLocation): string {
  let key: string = location.type
  for (const field of documentationLocationFields[location.type]) {
    const value = saidOf(location, field)
    // By its length no value is taken for two.
    key += value === undefined ? ' -' : ` ${value.length} ${value}`
  }
  return key
}

function saidOf(given: GivenLocation, field: DocumentationLocationField): string | undefined {
  return given[field] ?? (field === 'name' ? undefined : documentationLocationDefaults[field])
}
