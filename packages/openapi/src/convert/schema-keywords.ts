import type { Spot } from '../read/json.ts'
import type { Converting } from './conversion.ts'
import type { SchemaMembers } from './schema-members.ts'

/** The keywords of JSON Schema 2020-12 whose values hold schemas. */
export const subschemas: ReadonlyMap<string, 'schema' | 'schemaOrFlag' | 'list' | 'map'> = new Map([
  ['items', 'schemaOrFlag'],
  ['additionalProperties', 'schemaOrFlag'],
  ['not', 'schema'],
  ['if', 'schema'],
  ['then', 'schema'],
  ['else', 'schema'],
  ['allOf', 'list'],
  ['anyOf', 'list'],
  ['oneOf', 'list'],
  ['prefixItems', 'list'],
  ['properties', 'map'],
  ['patternProperties', 'map'],
  ['dependentSchemas', 'map'],
])

type LeftOut = (member: Spot, schema: SchemaMembers, converting: Converting) => void

const lost: LeftOut = (member, _schema, { lose }) => lose(`${String(member.key)} is left out: OpenAPI 3.0 has no word for it`, member)
const needless: LeftOut = (member, _schema, { reword }) => reword(`${String(member.key)} is left out: it restricts nothing`, member)

/** What OpenAPI 3.0 has no word for. `$defs` go without a note: what is referred to moves to the components. */
export const leftOut: ReadonlyMap<string, LeftOut> = new Map<string, LeftOut>([
  ['$schema', needless],
  ['$id', needless],
  ['$anchor', needless],
  ['$comment', needless],
  ['$vocabulary', needless],
  ['$defs', () => undefined],
  ['$dynamicAnchor', needless],
  ['$dynamicRef', lost],
  ['contains', lost],
  ['minContains', lost],
  ['maxContains', lost],
  ['propertyNames', lost],
  ['unevaluatedItems', unevaluated],
  ['unevaluatedProperties', unevaluated],
  ['contentSchema', lost],
])

/** Without a part beside it that could evaluate anything, `unevaluatedProperties` is `additionalProperties`; true restricts nothing. */
function unevaluated(member: Spot, schema: SchemaMembers, converting: Converting): void {
  const siblings = Object.keys(Object(member.parent?.value))
  const alone = member.key === 'unevaluatedProperties' && !siblings.some((keyword) => evaluating.has(keyword))
  if (member.value === true) needless(member, schema, converting)
  else if (alone && member.value === false) {
    schema.set('additionalProperties', false)
    converting.reword('unevaluatedProperties: false becomes additionalProperties: false', member)
  } else lost(member, schema, converting)
}

const evaluating = new Set(['additionalProperties', 'patternProperties', 'allOf', 'anyOf', 'oneOf', 'not', 'if', '$ref', '$dynamicRef', 'dependentSchemas'])
