import type { Rule } from '../rule.ts'

/** Keywords of JSON Schema from after draft 4, and of OpenAPI, which draft 4 passes over. */
const unknown: ReadonlyMap<string, string> = new Map([
  ['const', 'use an enum of one value'],
  ['contains', 'there is none in draft 4'],
  ['contentEncoding', 'there is none in draft 4'],
  ['contentMediaType', 'there is none in draft 4'],
  ['dependentRequired', 'use dependencies'],
  ['dependentSchemas', 'use dependencies'],
  ['discriminator', 'use oneOf with an enum'],
  ['if', 'use oneOf'],
  ['nullable', 'add "null" to the types'],
  ['prefixItems', 'use items with a list'],
  ['propertyNames', 'use patternProperties with additionalProperties'],
  ['unevaluatedItems', 'use additionalItems'],
  ['unevaluatedProperties', 'use additionalProperties'],
  ['$defs', 'use definitions'],
])

/** Members of a schema that hold schemas by names of the author's own. */
const named: ReadonlySet<string> = new Set(['properties', 'patternProperties', 'definitions', 'dependencies'])
/** Members that hold values, not schemas. */
const values: ReadonlySet<string> = new Set(['enum', 'default', 'example', 'examples', 'required'])
const deepest = 100

export const modelKeywords: Rule = {
  title: 'A keyword that models do not know',
  severity: 'warning',
  explanation:
    'Models are JSON Schema of draft 4. A keyword of a later draft or of OpenAPI is kept and passed over: a body that it would refuse is let through. An exclusiveMinimum or exclusiveMaximum that is a number, as of draft 6, says nothing either.',
  *check({ api }) {
    for (const { name, schema } of Object.values(api.models)) {
      const found = new Map<string, string>()
      collect(parsed(schema), found, 0)
      for (const [keyword, instead] of found)
        yield { place: { in: 'model', name }, text: `The model ${name} says “${keyword}”, which is passed over: ${instead}.` }
    }
  },
}

function collect(schema: unknown, found: Map<string, string>, depth: number): void {
  if (depth > deepest || typeof schema !== 'object' || schema === null) return
  if (Array.isArray(schema)) return schema.forEach((each) => collect(each, found, depth + 1))
  for (const [key, value] of Object.entries(schema)) {
    const instead = unknown.get(key)
    if (instead !== undefined) found.set(key, instead)
    if ((key === 'exclusiveMinimum' || key === 'exclusiveMaximum') && typeof value === 'number') found.set(key, 'use it as true beside the limit')
    if (values.has(key)) continue
    if (!named.has(key)) collect(value, found, depth + 1)
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) collect(inner, found, depth + 1)
  }
}

/** A schema that is no JSON is told elsewhere. */
function parsed(schema = ''): unknown {
  try {
    return JSON.parse(schema)
  } catch {
    return undefined
  }
}
