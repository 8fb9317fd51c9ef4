import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from './json-value.ts'
import { InvalidModel, json, type Keywords, namesText, numberOf, own } from './keyword.ts'
import { isFound, modelPattern } from './string-keywords.ts'
import type { Check, ValidationRun } from './validation-run.ts'

export const objectKeywords = {
  maxProperties: (schema) => {
    const most = numberOf(schema, 'maxProperties')
    if (most === undefined) return undefined
    return forObjects((object, run) => {
      const found = namesIn(object, run).length
      return found <= most || run.fail(() => `object has too many properties (found ${found} but schema requires at most ${most})`)
    })
  },
  minProperties: (schema) => {
    const least = numberOf(schema, 'minProperties')
    if (least === undefined) return undefined
    return forObjects((object, run) => {
      const found = namesIn(object, run).length
      return found >= least || run.fail(() => `object has too few properties (found ${found} but schema requires at least ${least})`)
    })
  },
  required: (schema) => {
    const required = own(schema, 'required')
    // Draft 3 has a boolean here, which draft 4 does not know.
    if (required === undefined || typeof required === 'boolean') return undefined
    const names = textsOf(required, 'required')
    return forObjects((object, run) => {
      run.meter.charge(names.length)
      const missing = names.filter((name) => !Object.hasOwn(object, name))
      return missing.length === 0 || run.fail(() => `object has missing required properties (${namesText(missing)})`)
    })
  },
  dependencies: (schema, { compile }) => {
    const dependencies = membersOf(schema, 'dependencies')
    if (dependencies === undefined) return undefined
    const checks = dependencies.map(([name, needed]): readonly [string, Check] => [
      name,
      isJsonArray(needed) ? needs(name, textsOf(needed, 'dependencies')) : compile(needed),
    ])
    return forObjects((object, run) => every(checks, run, ([name, check]) => !Object.hasOwn(object, name) || check(object, run)))
  },
  additionalProperties: (schema, { compile }) => {
    const additional = own(schema, 'additionalProperties')
    if (additional === undefined || additional === true) return undefined
    const named = new Set((membersOf(schema, 'properties') ?? []).map(([name]) => name))
    const patterns = (membersOf(schema, 'patternProperties') ?? []).map(([source]) => modelPattern(source))
    const isAdditional = (name: string, run: ValidationRun) => !named.has(name) && !patterns.some((pattern) => isFound(pattern, name, run))
    if (additional === false) {
      return forObjects((object, run) => {
        const others = namesIn(object, run).filter((name) => isAdditional(name, run))
        return others.length === 0 || run.fail(() => `object instance has properties which are not allowed by the schema: ${namesText(others)}`, others[0])
      })
    }
    const check = compile(additional)
    return forObjects((object, run) => every(namesIn(object, run), run, (name) => !isAdditional(name, run) || check(object[name] ?? null, run), String))
  },
  properties: (schema, { compile }) => {
    const properties = membersOf(schema, 'properties')?.map(([name, member]): readonly [string, Check] => [name, compile(member)])
    if (properties === undefined) return undefined
    return forObjects((object, run) => {
      run.meter.charge(properties.length)
      return every(properties, run, ([name, check]) => !Object.hasOwn(object, name) || check(object[name] ?? null, run), nameOf)
    })
  },
  patternProperties: (schema, { compile }) => {
    const members = membersOf(schema, 'patternProperties')?.map(([source, member]) => ({ pattern: modelPattern(source), check: compile(member) }))
    if (members === undefined) return undefined
    return forObjects((object, run) =>
      every(
        namesIn(object, run),
        run,
        (name) => every(members, run, ({ pattern, check }) => !isFound(pattern, name, run) || check(object[name] ?? null, run)),
        String,
      ),
    )
  },
} satisfies Keywords

function nameOf([name]: readonly [string, Check]): string {
  return name
}

function forObjects(check: (object: JsonObject, run: ValidationRun) => boolean): Check {
  return (value, run) => !isJsonObject(value) || check(value, run)
}

function needs(property: string, names: readonly string[]): Check {
  return forObjects((object, run) => {
    run.meter.charge(names.length)
    const missing = names.filter((name) => !Object.hasOwn(object, name))
    return (
      missing.length === 0 ||
      run.fail(() => `property ${json(property)} of object has missing property dependencies (schema requires ${json(names)}; missing: ${namesText(missing)})`)
    )
  })
}

function namesIn(object: JsonObject, run: ValidationRun): readonly string[] {
  const names = Object.keys(object)
  run.meter.charge(names.length)
  return names
}

/** Goes on as long as an error more is worth finding. `memberOf`: the member that an item speaks of, where it speaks of one. */
function every<T>(items: readonly T[], run: ValidationRun, holds: (item: T) => boolean, memberOf?: (item: T) => string): boolean {
  let all = true
  let told = run.errors.length
  for (const item of items) {
    if (holds(item)) continue
    all = false
    if (memberOf !== undefined) told = run.foundIn(told, memberOf(item))
    if (run.isDecided) break
  }
  return all
}

function membersOf(schema: JsonObject, name: string): readonly (readonly [string, JsonValue])[] | undefined {
  const members = own(schema, name)
  if (members === undefined) return undefined
  if (!isJsonObject(members)) throw new InvalidModel(`${name} must be an object`)
  return Object.entries(members)
}

function textsOf(value: JsonValue, name: string): readonly string[] {
  if (isJsonArray(value) && value.every((item) => typeof item === 'string')) return value
  throw new InvalidModel(`${name} must be a list of names`)
}
