import type { Json } from '../read/json.ts'
import type { SchemaRule } from './schema-members.ts'

const constant: SchemaRule = (schema, spot, { reword }) => {
  const value = schema.get('const')
  if (value === undefined) return
  schema.delete('const')
  schema.set('enum', [value])
  reword('const becomes enum with one value', spot)
}

/** A bound that excludes itself is a number in 3.1, and a flag beside the bound in 3.0. Of two bounds the tighter one stays. */
function exclusive(bound: 'minimum' | 'maximum', keyword: 'exclusiveMinimum' | 'exclusiveMaximum'): SchemaRule {
  return (schema, spot, { reword }) => {
    const limit = schema.get(keyword)
    if (typeof limit !== 'number') return
    const inclusive = schema.get(bound)
    const looser = typeof inclusive === 'number' && (bound === 'minimum' ? inclusive > limit : inclusive < limit)
    if (looser) schema.delete(keyword)
    else {
      schema.set(bound, limit)
      schema.set(keyword, true)
    }
    reword(looser ? `${keyword}: ${limit} is left out: ${bound} is tighter` : `${keyword}: ${limit} becomes ${bound} with ${keyword}: true`, spot)
  }
}

const examples: SchemaRule = (schema, spot, { reword, lose }) => {
  const listed = schema.get('examples')
  if (!Array.isArray(listed)) return
  schema.delete('examples')
  const [first]: readonly Json[] = listed
  if (first !== undefined && !schema.has('example')) schema.set('example', first)
  if (listed.length > 1) lose(`Of ${listed.length} examples the first becomes example`, spot)
  else reword('examples becomes example', spot)
}

/** Bytes in a text: 3.0 has formats for two of the many ways. */
const content: SchemaRule = (schema, spot, { reword, lose }) => {
  const encoding = schema.get('contentEncoding')
  const mediaType = schema.get('contentMediaType')
  if (encoding === undefined && mediaType === undefined) return
  schema.delete('contentEncoding')
  schema.delete('contentMediaType')
  const format = formatOf(encoding, mediaType)
  if (format === undefined || (schema.has('format') && schema.get('format') !== format)) lose('contentEncoding and contentMediaType are left out', spot)
  else {
    schema.set('format', format)
    if (!schema.has('type') && !schema.has('anyOf')) schema.set('type', 'string')
    reword(`contentEncoding and contentMediaType become format: ${format}`, spot)
  }
}

function formatOf(encoding: Json | undefined, mediaType: Json | undefined): 'byte' | 'binary' | undefined {
  if (typeof encoding === 'string' && /^base64(?:url)?$/i.test(encoding)) return 'byte'
  return encoding === undefined && mediaType === 'application/octet-stream' ? 'binary' : undefined
}

export const values: readonly SchemaRule[] = [constant, exclusive('minimum', 'exclusiveMinimum'), exclusive('maximum', 'exclusiveMaximum'), examples, content]
