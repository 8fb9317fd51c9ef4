import { type DocumentationPartType, documentationPartTypes, type Fault } from '@fourbox/domain'
import { fault } from '../form/faults.ts'

/** What a documentation part speaks of, as it is typed: every field a text. */
export interface LocationDraft {
  readonly type: DocumentationPartType
  readonly path: string
  readonly method: string
  readonly statusCode: string
  readonly name: string
}

export type LocationField = Exclude<keyof LocationDraft, 'type'>

/** Which fields a type has beside itself; a part without one of them speaks of all. */
export const locationFields: Readonly<Record<DocumentationPartType, readonly LocationField[]>> = {
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

export const locationFieldNames: Readonly<Record<LocationField, string>> = { path: 'Path', method: 'Method', statusCode: 'Status code', name: 'Name' }

/** A type as people read it: `REQUEST_HEADER` as `Request header`. */
export function partTypeName(type: string): string {
  const text = type.toLowerCase().replaceAll('_', ' ')
  return type === 'API' ? 'API' : text.charAt(0).toUpperCase() + text.slice(1)
}

export function isPartType(text: string | null | undefined): text is DocumentationPartType {
  return (documentationPartTypes as readonly unknown[]).includes(text)
}

/** A location as it is stored, with the service's defaults where it says nothing. */
export function draftOfLocation(location: Readonly<Partial<Record<LocationField | 'type', string | undefined>>> = {}): LocationDraft {
  return {
    type: isPartType(location.type) ? location.type : 'API',
    path: location.path ?? '/',
    method: location.method ?? '*',
    statusCode: location.statusCode ?? '*',
    name: location.name ?? '',
  }
}

/** The location as the service takes it: only the fields that the type has. */
export function readLocation(draft: LocationDraft): { type: DocumentationPartType } & Partial<Record<LocationField, string>> {
  return { type: draft.type, ...Object.fromEntries(locationFields[draft.type].map((field) => [field, draft[field].trim()])) }
}

/** What can be said of a location before it is sent. */
export function locationFaults(draft: LocationDraft): readonly Fault[] {
  const has = (field: LocationField) => locationFields[draft.type].includes(field)
  return [
    ...fault('location.path', has('path') && !draft.path.startsWith('/') ? 'A path starts with a slash.' : undefined),
    ...fault('location.name', has('name') && draft.name.trim() === '' ? 'Enter a name.' : undefined),
    ...fault(
      'location.statusCode',
      has('statusCode') && !/^([1-5]\d\d|\*)$/.test(draft.statusCode.trim()) ? 'A status code has three digits; * speaks of all.' : undefined,
    ),
  ]
}

/** Whether two locations speak of the same thing. */
export function sameLocation(one: LocationDraft, other: LocationDraft): boolean {
  return one.type === other.type && locationFields[one.type].every((field) => one[field] === other[field])
}
