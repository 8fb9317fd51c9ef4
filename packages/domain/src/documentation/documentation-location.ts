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

/** A location with all the fields of its type and no others. */
export function wholeLocation({
  type,
  ...given
}: Pick<DocumentationPartLocation, 'type'> & { readonly [Field in DocumentationLocationField]?: string | undefined }): DocumentationPartLocation {
  const fields = documentationLocationFields[type].flatMap((field) => {
    const value = given[field] ?? (field === 'name' ? undefined : documentationLocationDefaults[field])
    return value === undefined ? [] : [[field, value]]
  })
  return { type, ...Object.fromEntries(fields) }
}

/** The same text for two locations that speak of the same thing, and for no others. */
export function documentationLocationKey(location: DocumentationPartLocation): string {
  return JSON.stringify(wholeLocation(location))
}
