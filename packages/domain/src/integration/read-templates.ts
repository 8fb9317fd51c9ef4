import type { Templates } from './integration.ts'
import { entryField, type Findings } from '../reading/reading.ts'

/** A mapping template's key: a media type, with or without parameters, or `$default`. */
const mediaType = /^[^/\s]+\/[^/\s]+/

/** Reads the templates of an integration or of one of its responses. AWS keeps a template of no characters as null. */
export function readTemplates(
  member: 'requestTemplates' | 'responseTemplates',
  templates: Templates | undefined,
  { fault }: Pick<Findings, 'fault'>,
): Templates | undefined {
  if (!templates) return undefined
  for (const key of Object.keys(templates)) {
    if (mediaType.test(key) || key === '$default') continue
    fault(entryField(member, key), `Validation Result: warnings : [], errors : [Invalid content type specified: ${key}]`)
  }
  return Object.fromEntries(Object.entries(templates).map(([key, template]) => [key, template || null]))
}
