import { own as ownMember, parseModelAddress, type RestApi, type SchemaKeyword } from '@fourbox/domain'
import { EvaluationError } from '@fourbox/java'
import { arrayKeywords } from './array-keywords.ts'
import { TooDeep } from './canonical-text.ts'
import { combiningKeywords, typeKeyword } from './combining-keywords.ts'
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue, parseJson } from './json-value.ts'
import { InvalidModel, type Keyword, own } from './keyword.ts'
import { numberKeywords } from './number-keywords.ts'
import { objectKeywords } from './object-keywords.ts'
import { stringKeywords } from './string-keywords.ts'
import type { Check, Rule } from './validation-run.ts'

const longestSchema = 400_000
const deepestSchema = 200

/** In the order in which errors are told. */
const keywords: readonly (readonly [name: string, keyword: Keyword])[] = Object.entries({
  type: typeKeyword,
  ...numberKeywords,
  ...stringKeywords,
  ...combiningKeywords,
  ...arrayKeywords,
  ...objectKeywords,
} satisfies Readonly<Record<Exclude<SchemaKeyword, Silent>, Keyword>>)

/** What says nothing of a value by itself: words and addresses, and what another keyword reads. */
type Silent = '$schema' | 'id' | '$ref' | 'title' | 'description' | 'default' | 'definitions' | 'exclusiveMaximum' | 'exclusiveMinimum'

/**
 * Compiles models (JSON Schema, draft 4) into checks, each schema once, in time that grows with the models' size: nothing is
 * generated, and what a reference leads to is compiled once whoever refers to it.
 */
export class ModelCompiler {
  readonly #api: RestApi
  readonly #models = new Map<string, JsonValue>()
  readonly #checks = new Map<JsonObject, Check>()
  /** References whose schemas are still to be compiled. */
  #pending: (() => void)[] = []
  #depth = 0

  constructor(api: RestApi) {
    this.#api = api
  }

  /** @throws InvalidModel when there is no such model, or none that can be used. */
  compile(modelName: string): Check {
    try {
      const check = this.#check(this.#model(modelName), modelName)
      for (let resolve = this.#pending.pop(); resolve; resolve = this.#pending.pop()) resolve()
      return check
    } catch (error) {
      // What is half done must not serve another model.
      this.#checks.clear()
      this.#pending = []
      this.#depth = 0
      if (error instanceof TooDeep || error instanceof EvaluationError) throw new InvalidModel('The model nests too deep, or is too large')
      throw error
    }
  }

  /** Where a rule stands in the text of its model. Walks through the models: only who explains a fault asks. */
  placeOf({ schema, keyword }: Rule): { readonly modelName: string; readonly text: string; readonly path: readonly (string | number)[] } | undefined {
    for (const [modelName, root] of this.#models) {
      const path = pathTo(schema, root)
      if (path !== undefined) return { modelName, text: ownMember(this.#api.models, modelName)?.schema ?? '', path: [...path, keyword] }
    }
    return undefined
  }

  #model(name: string): JsonValue {
    const known = this.#models.get(name)
    if (known !== undefined) return known
    const text = ownMember(this.#api.models, name)?.schema
    if (text === undefined) throw new InvalidModel(`No model ${name}`)
    if (text.length > longestSchema) throw new InvalidModel('The model is too large')
    const schema = parse(text)
    this.#models.set(name, schema)
    return schema
  }

  #check(schema: JsonValue, modelName: string): Check {
    if (!isJsonObject(schema)) throw new InvalidModel('A schema must be an object')
    const known = this.#checks.get(schema)
    if (known !== undefined) return known
    if (this.#depth >= deepestSchema) throw new InvalidModel('The model nests too deep')
    this.#depth += 1
    const target = own(schema, '$ref')
    const check = typeof target === 'string' ? this.#reference(target, modelName) : this.#all(schema, modelName)
    this.#depth -= 1
    this.#checks.set(schema, check)
    return check
  }

  #all(schema: JsonObject, modelName: string): Check {
    const compiling = { compile: (inner: JsonValue) => this.#check(inner, modelName) }
    const rules = keywords.flatMap(([keyword, compile]) => {
      const check = compile(schema, compiling)
      return check === undefined ? [] : [{ schema, keyword, check }]
    })
    const weight = 1 + rules.length
    return (value, run) => {
      run.enter(weight)
      let fits = true
      let told = run.errors.length
      for (const rule of rules) {
        if (rule.check(value, run)) continue
        fits = false
        told = run.foundBy(told, rule)
        if (run.isDecided) break
      }
      run.leave()
      return fits
    }
  }

  /** What stands beside a reference does not count, as draft 4 has it. */
  #reference(target: string, modelName: string): Check {
    const { name, pointer = '' } = target.startsWith('#') ? { name: modelName, pointer: target.slice(1) } : (parseModelAddress(target) ?? {})
    if (name === undefined) throw new InvalidModel(`The model refers to ${target}`)
    let check: Check = unresolved
    this.#pending.push(() => {
      check = this.#check(schemaAt(this.#model(name), pointer, target), name)
    })
    return (value, run) => {
      run.enter(1)
      const fits = check(value, run)
      run.leave()
      return fits
    }
  }
}

/** No model is used before all that it refers to is compiled. */
function unresolved(): never {
  throw new TypeError('a reference was followed before it was resolved')
}

function parse(text: string): JsonValue {
  try {
    return parseJson(text)
  } catch {
    throw new InvalidModel('The model is not JSON')
  }
}

/** What a JSON pointer leads to. */
function schemaAt(root: JsonValue, pointer: string, target: string): JsonValue {
  let schema: JsonValue | undefined = root
  for (const escaped of pointer.split('/').slice(1)) {
    const name = decoded(escaped).replaceAll('~1', '/').replaceAll('~0', '~')
    if (isJsonArray(schema)) schema = /^\d{1,9}$/.test(name) ? schema[Number(name)] : undefined
    else schema = isJsonObject(schema) ? own(schema, name) : undefined
  }
  if (schema === undefined) throw new InvalidModel(`The model refers to ${target}`)
  return schema
}

/** Names and indexes that lead from a value to one within it, which is found by its identity. */
function pathTo(wanted: JsonObject, root: JsonValue): readonly (string | number)[] | undefined {
  type Step = { readonly value: JsonValue; readonly from: Step | undefined; readonly by: string | number }
  const open: Step[] = [{ value: root, from: undefined, by: '' }]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { value } = at
    if (value === wanted) {
      const path: (string | number)[] = []
      for (let step = at; step.from !== undefined; step = step.from) path.unshift(step.by)
      return path
    }
    if (isJsonArray(value)) for (const [by, item] of value.entries()) open.push({ value: item, from: at, by })
    else if (isJsonObject(value)) for (const [by, member] of Object.entries(value)) open.push({ value: member, from: at, by })
  }
  return undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
