import { canonicalText } from './canonical-text.ts'
import { isJsonArray, type JsonObject, typeOf } from './json-value.ts'
import { InvalidModel, json, type Keyword, type Keywords, own } from './keyword.ts'
import { defaultBudgets, Meter } from '@fourbox/java'
import type { Check } from './validation-run.ts'

/** The type comes before all other keywords. */
export const typeKeyword: Keyword = (schema) => {
  const named = own(schema, 'type')
  if (named === undefined) return undefined
  const types = isJsonArray(named) ? named : [named]
  if (!types.every((type) => typeof type === 'string' && typeNames.includes(type))) throw new InvalidModel('type must name types of JSON')
  const allowed = new Set(types)
  // A number allows integers too, and is told so.
  const shown = typeNames.filter((type) => allowed.has(type) || (type === 'integer' && allowed.has('number')))
  return (value, run) => {
    const type = typeOf(value)
    return (
      allowed.has(type) ||
      (type === 'integer' && allowed.has('number')) ||
      run.fail(() => `instance type (${type}) does not match any allowed primitive type (allowed: ${json(shown)})`)
    )
  }
}

const typeNames = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']

export const combiningKeywords = {
  enum: (schema) => {
    const values = own(schema, 'enum')
    if (values === undefined) return undefined
    if (!isJsonArray(values)) throw new InvalidModel('enum must be a list')
    const known = new Set(values.map((value) => canonicalText(value, new Meter(enumBudgets))))
    return (value, run) =>
      known.has(canonicalText(value, run.meter)) || run.fail(() => `instance value (${json(value)}) not found in enum (possible values: ${json(values)})`)
  },
  not: (schema, { compile }) => {
    const unwanted = own(schema, 'not')
    if (unwanted === undefined) return undefined
    const check = compile(unwanted)
    return (value, run) => !run.fits(check, value) || run.fail(() => 'instance matched a schema which it should not have')
  },
  anyOf: (schema, { compile }) => {
    const checks = listOf(schema, 'anyOf')?.map(compile)
    if (checks === undefined) return undefined
    return (value, run) =>
      checks.some((check) => run.fits(check, value)) || run.fail(() => `instance failed to match at least one required schema among ${checks.length}`)
  },
  oneOf: (schema, { compile }) => {
    const checks = listOf(schema, 'oneOf')?.map(compile)
    if (checks === undefined) return undefined
    return (value, run) => {
      const matched = countOf(checks, (check) => run.fits(check, value))
      return matched === 1 || run.fail(() => `instance failed to match exactly one schema (matched ${matched} out of ${checks.length})`)
    }
  },
  allOf: (schema, { compile }) => {
    const checks = listOf(schema, 'allOf')?.map(compile)
    if (checks === undefined) return undefined
    return (value, run) => {
      let fits = true
      for (const check of checks) {
        if (check(value, run)) continue
        fits = false
        if (run.isDecided) break
      }
      return fits
    }
  },
} satisfies Keywords

/** Of a model, whose own size bounds it. */
const enumBudgets = { ...defaultBudgets, steps: 10_000_000 }

/** Two that match decide it, but all are asked: the number is told. */
function countOf(checks: readonly Check[], matches: (check: Check) => boolean): number {
  let matched = 0
  for (const check of checks) if (matches(check)) matched += 1
  return matched
}

function listOf(schema: JsonObject, name: string) {
  const schemas = own(schema, name)
  if (schemas === undefined || isJsonArray(schemas)) return schemas
  throw new InvalidModel(`${name} must be a list of schemas`)
}
