import { referencedModel } from './model-reference.ts'
import { schemaKeywords, type KeywordKind } from './schema-keywords.ts'

/** What AWS says of a schema that no model can have, and which of its members is at fault. */
export interface SchemaFault {
  readonly text: string
  /** The names and indexes that lead to the member from the outermost schema; none where it is the schema itself. */
  readonly at: readonly (string | number)[]
}

type IsModel = (name: string) => boolean

/** What is wrong with the schema of a model of application/json, or undefined. `isModel` tells which names it can refer to. */
export function schemaTextFault(text: string, isModel: IsModel): SchemaFault | undefined {
  let schema: unknown
  try {
    schema = JSON.parse(text)
  } catch {
    return told({ text: malformed, at: [] })
  }
  return schemaFault(schema, isModel)
}

/** The same for a schema that has been read. */
export function schemaFault(schema: unknown, isModel: IsModel): SchemaFault | undefined {
  const found = judgeSchema(schema, isModel, 0)
  return found && told(found)
}

function told({ text, at }: SchemaFault): SchemaFault {
  return { text: `Invalid model specified: Validation Result: warnings : [], errors : [${text}]`, at }
}

const maxDepth = 100
const malformed = 'Invalid model schema specified'
const typeNames: readonly unknown[] = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

/** Judges what a keyword holds, or a schema; `depth` is that of the schema around it. */
type Judge = (value: unknown, isModel: IsModel, depth: number) => SchemaFault | undefined

const judgeSchema: Judge = (schema, isModel, depth) => {
  if (!isObject(schema) || depth > maxDepth) return { text: malformed, at: [] }
  const unsupported: string[] = []
  for (const [keyword, value] of Object.entries(schema)) {
    const kind = schemaKeywords.get(keyword)
    if (kind === undefined) {
      unsupported.push(keyword)
      continue
    }
    const found = (keyword === '$ref' ? judgeReference : judges[kind])(value, isModel, depth)
    if (found !== undefined) return below(keyword, found)
  }
  const [first] = unsupported
  return first === undefined ? undefined : { text: `${malformed}. Unsupported keyword(s): ${JSON.stringify(unsupported)}`, at: [first] }
}

const judgeReference: Judge = (reference, isModel) => {
  if (typeof reference !== 'string') return { text: malformed, at: [] }
  if (reference.startsWith('#')) return undefined
  const name = referencedModel(reference)
  if (name === undefined) return { text: malformed, at: [] }
  return isModel(name) ? undefined : { text: `Invalid model specified: ${name}`, at: [] }
}

const when =
  (holds: (value: unknown) => boolean): Judge =>
  (value) =>
    holds(value) ? undefined : { text: malformed, at: [] }

const judgeInner: Judge = (value, isModel, depth) => judgeSchema(value, isModel, depth + 1)
const judgeList: Judge = (value, isModel, depth) => (Array.isArray(value) ? firstFault(value.entries(), isModel, depth) : { text: malformed, at: [] })

/** A judge for each kind of keyword. */
const judges: Readonly<Record<KeywordKind, Judge>> = {
  any: () => undefined,
  text: when((value) => typeof value === 'string'),
  flag: when((value) => typeof value === 'boolean'),
  number: when((value) => typeof value === 'number'),
  count: when((value) => typeof value === 'number' && Number.isInteger(value) && value >= 0),
  names: when((value) => isFilled(value) && value.every((name) => typeof name === 'string')),
  type: when((value) => typeNames.includes(value) || (isFilled(value) && value.every((name) => typeNames.includes(name)))),
  enum: when(isFilled),
  schema: judgeInner,
  schemas: (value, isModel, depth) => (isFilled(value) ? judgeList(value, isModel, depth) : { text: malformed, at: [] }),
  schemaMap: (value, isModel, depth) => (isObject(value) ? firstFault(Object.entries(value), isModel, depth) : { text: malformed, at: [] }),
  schemaOrFlag: (value, isModel, depth) => (typeof value === 'boolean' ? undefined : judgeInner(value, isModel, depth)),
  schemaOrSchemas: (value, isModel, depth) => (Array.isArray(value) ? judgeList : judgeInner)(value, isModel, depth),
  dependencies: (value, isModel, depth) => {
    if (!isObject(value)) return { text: malformed, at: [] }
    return firstFault(
      Object.entries(value).filter(([, dependency]) => !Array.isArray(dependency)),
      isModel,
      depth,
    )
  },
}

function firstFault(schemas: Iterable<readonly [key: string | number, schema: unknown]>, isModel: IsModel, depth: number): SchemaFault | undefined {
  for (const [key, schema] of schemas) {
    const found = judgeInner(schema, isModel, depth)
    if (found !== undefined) return below(key, found)
  }
  return undefined
}

function below(key: string | number, { text, at }: SchemaFault): SchemaFault {
  return { text, at: [key, ...at] }
}

function isFilled(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
