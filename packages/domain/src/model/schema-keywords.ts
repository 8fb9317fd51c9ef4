/** What a keyword of JSON Schema draft-04 holds. */
export type KeywordKind =
  | 'any'
  | 'text'
  | 'flag'
  | 'number'
  | 'count'
  | 'names'
  | 'type'
  | 'enum'
  | 'schema'
  | 'schemas'
  | 'schemaMap'
  | 'schemaOrFlag'
  | 'schemaOrSchemas'
  | 'dependencies'

const kinds = {
  $schema: 'text',
  id: 'text',
  $ref: 'text',
  title: 'text',
  description: 'text',
  default: 'any',
  format: 'text',
  type: 'type',
  enum: 'enum',
  multipleOf: 'number',
  maximum: 'number',
  minimum: 'number',
  exclusiveMaximum: 'flag',
  exclusiveMinimum: 'flag',
  maxLength: 'count',
  minLength: 'count',
  pattern: 'text',
  maxItems: 'count',
  minItems: 'count',
  uniqueItems: 'flag',
  maxProperties: 'count',
  minProperties: 'count',
  required: 'names',
  properties: 'schemaMap',
  patternProperties: 'schemaMap',
  definitions: 'schemaMap',
  additionalProperties: 'schemaOrFlag',
  additionalItems: 'schemaOrFlag',
  items: 'schemaOrSchemas',
  dependencies: 'dependencies',
  allOf: 'schemas',
  anyOf: 'schemas',
  oneOf: 'schemas',
  not: 'schema',
} as const satisfies Readonly<Record<string, KeywordKind>>

/** A keyword that a model may use: one of JSON Schema draft-04's. */
export type SchemaKeyword = keyof typeof kinds

export const schemaKeywords: ReadonlyMap<string, KeywordKind> = new Map(Object.entries(kinds))
