import {
  documentationLocationDefaults,
  type DocumentationLocationField,
  documentationLocationFields,
  documentationLocationKey,
  type DocumentationPartType,
  documentationPartTypes,
  type Fault,
} from '@fourbox/domain'
import { fault } from '../form/faults.ts'

/** What a documentation part speaks of, as it is typed: every field a text. */
export interface LocationDraft extends Readonly<Record<DocumentationLocationField, string>> {
  readonly type: DocumentationPartType
}

export const locationFieldNames: Readonly<Record<DocumentationLocationField, string>> = {
  path: 'Path',
  method: 'Method',
  statusCode: 'Status code',
  name: 'Name',
}

/** A type as people read it: `REQUEST_HEADER` as `Request header`. */
export function partTypeName(type: string): string {
  const text = type.toLowerCase().replaceAll('_', ' ')
  return type === 'API' ? 'API' : text.charAt(0).toUpperCase() + text.slice(1)
}

export function isPartType(text: string | null | undefined): text is DocumentationPartType {
  return (documentationPartTypes as readonly unknown[]).includes(text)
}

/** A location as it is stored, with the service's defaults where it says nothing. */
export function draftOfLocation(location: Readonly<Partial<Record<DocumentationLocationField | 'type', string | undefined>>> = {}): LocationDraft {
  return {
    type: isPartType(location.type) ? location.type : 'API',
    path: location.path ?? documentationLocationDefaults.path,
    method: location.method ?? documentationLocationDefaults.method,
    statusCode: location.statusCode ?? documentationLocationDefaults.statusCode,
    name: location.name ?? '',
  }
}

/** The location as the service takes it: only the fields that the type has. */
export function readLocation(draft: LocationDraft): { type: DocumentationPartType } & Partial<Record<DocumentationLocationField, string>> {
  return { type: draft.type, ...Object.fromEntries(documentationLocationFields[draft.type].map((field) => [field, draft[field].trim()])) }
}

/** What can be said of a location before it is sent. */
export function locationFaults(draft: LocationDraft): readonly Fault[] {
  const has = (field: DocumentationLocationField) => documentationLocationFields[draft.type].includes(field)
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
  return documentationLocationKey(one) === documentationLocationKey(other)
}
