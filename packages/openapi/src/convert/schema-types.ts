import { isJsonObject, type Json } from '../read/json.ts'
import { alsoAllOf, type SchemaMembers, type SchemaRule } from './schema-members.ts'

const nullRefused = 'API Gateway’s validation does not know nullable: it refuses null'

/** `type: [string, "null"]` is a nullable string; several types are a choice. */
const typeList: SchemaRule = (schema, spot, { reword }) => {
  const type = schema.get('type')
  if (type === 'null') {
    schema.delete('type')
    nullOnly(schema)
    reword('type: null becomes enum: [null]', spot)
  }
  if (!Array.isArray(type)) return
  const others: readonly Json[] = type.filter((each: Json) => each !== 'null')
  const nullable = others.length < type.length
  schema.delete('type')
  const [only] = others
  if (only === undefined) nullOnly(schema)
  else if (others.length === 1) schema.set('type', only)
  else oneOfTypes(schema, others)
  if (nullable && only !== undefined) schema.set('nullable', true)
  const becomes = others.length > 1 ? 'anyOf' : `type: ${typeof only === 'string' ? only : 'null'}`
  reword(`type: [${type.join(', ')}] becomes ${becomes}${nullable ? `, nullable: true. ${nullRefused}` : ''}`, spot)
}

function nullOnly(schema: SchemaMembers): void {
  schema.set('nullable', true)
  if (!schema.has('enum')) schema.set('enum', [null])
}

function oneOfTypes(schema: SchemaMembers, types: readonly Json[]): void {
  const choices = types.map((type) => ({ type }))
  if (schema.has('anyOf')) alsoAllOf(schema, { anyOf: choices })
  else schema.set('anyOf', choices)
}

/** "A string, or null", as generators write it: `anyOf: [{type: string}, {type: "null"}]`. */
const nullChoice: SchemaRule = (schema, spot, { reword }) => {
  for (const keyword of ['anyOf', 'oneOf']) {
    const choices = schema.get(keyword)
    if (!Array.isArray(choices)) continue
    const others: readonly Json[] = choices.filter((choice: Json) => !isNull(choice))
    if (others.length === choices.length || others.length === 0) continue
    const [only] = others
    schema.set('nullable', true)
    if (others.length > 1 || !isJsonObject(only)) schema.set(keyword, others)
    else {
      schema.delete(keyword)
      takeIn(schema, only)
    }
    reword(`The choice of null in ${keyword} becomes nullable: true. ${nullRefused}`, spot)
  }
}

/** As the other rules write `type: "null"`; children are converted before their parents. */
function isNull(schema: Json): boolean {
  if (!isJsonObject(schema)) return false
  const { enum: values } = schema
  return schema['nullable'] === true && Array.isArray(values) && values.length === 1 && values[0] === null
}

/** The only choice there is says what the schema around it says, unless both speak of the same, or it is a reference. */
function takeIn(schema: SchemaMembers, only: Readonly<Record<string, Json>>): void {
  const keywords = Object.keys(only)
  if (keywords.includes('$ref') || keywords.some((keyword) => schema.has(keyword))) alsoAllOf(schema, only)
  else for (const [keyword, value] of Object.entries(only)) schema.set(keyword, value)
}

export const types: readonly SchemaRule[] = [nullChoice, typeList]
