import { alsoAllOf, type SchemaMembers, type SchemaRule } from './schema-members.ts'

/**
 * In 3.0 nothing counts beside a `$ref`. What restricts values moves into an `allOf` with the reference; words about it go,
 * so that it stays a reference: API Gateway calls a method's model by the name that is referred to.
 */
const besideReference: SchemaRule = (schema, spot, { reword, lose, moved }) => {
  const reference = schema.get('$ref')
  if (typeof reference !== 'string') return
  const target = moved(reference)
  schema.delete('$ref')
  const beside = [...schema.keys()].filter((keyword) => !keyword.startsWith('x-'))
  if (beside.length > 0 && saysNothingOfValues(schema)) {
    schema.clear()
    lose(`${beside.join(', ')} beside a $ref ${beside.length === 1 ? 'is' : 'are'} left out`, spot)
  }
  if (schema.size === 0 || beside.length === 0) schema.set('$ref', target)
  else {
    alsoAllOf(schema, { $ref: target })
    reword('A $ref with keywords beside it becomes allOf', spot)
  }
}

function saysNothingOfValues(schema: SchemaMembers): boolean {
  return [...schema.keys()].every((keyword) => annotations.has(keyword) || keyword.startsWith('x-'))
}

const annotations = new Set(['title', 'description', 'summary', 'default', 'deprecated', 'readOnly', 'writeOnly', 'example', 'externalDocs', 'xml'])

export const references: readonly SchemaRule[] = [besideReference]
