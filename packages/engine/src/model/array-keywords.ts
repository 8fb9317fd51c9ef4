import { canonicalText } from './canonical-text.ts'
import { isJsonArray, type JsonValue } from './json-value.ts'
import { ValueHash } from './value-hash.ts'
import { type Keywords, numberOf, own } from './keyword.ts'
import type { Check, ValidationRun } from './validation-run.ts'

type Items = readonly JsonValue[]

export const arrayKeywords = {
  maxItems: (schema) => {
    const most = numberOf(schema, 'maxItems')
    if (most === undefined) return undefined
    return forArrays(
      (items, run) => items.length <= most || run.fail(() => `array is too long: must have at most ${most} elements but instance has ${items.length} elements`),
    )
  },
  minItems: (schema) => {
    const least = numberOf(schema, 'minItems')
    if (least === undefined) return undefined
    return forArrays(
      (items, run) =>
        items.length >= least || run.fail(() => `array is too short: must have at least ${least} elements but instance has ${items.length} elements`),
    )
  },
  uniqueItems: (schema) => {
    if (own(schema, 'uniqueItems') !== true) return undefined
    return forArrays((items, run) => areUnique(items, run) || run.fail(() => 'array must not contain duplicate elements'))
  },
  items: (schema, { compile }) => {
    const items = own(schema, 'items')
    if (items === undefined) return undefined
    if (!isJsonArray(items)) return everyItem(compile(items), 0)
    const first = items.map(compile)
    return forArrays((values, run) => allItemsFit(first, values, run))
  },
  additionalItems: (schema, { compile }) => {
    const items = own(schema, 'items')
    const additional = own(schema, 'additionalItems')
    // Beside a schema for all items there are no additional ones.
    if (additional === undefined || additional === true || !isJsonArray(items)) return undefined
    const most = items.length
    if (additional !== false) return everyItem(compile(additional), most)
    return forArrays((values, run) => values.length <= most || run.fail(() => `array only allows ${most} elements but instance has ${values.length} elements`))
  },
} satisfies Keywords

function forArrays(check: (items: Items, run: ValidationRun) => boolean): Check {
  return (value, run) => !isJsonArray(value) || check(value, run)
}

function everyItem(check: Check, from: number): Check {
  return forArrays((items, run) => {
    let fits = true
    let told = run.errors.length
    for (let index = from; index < items.length; index++) {
      if (check(items[index] ?? null, run)) continue
      fits = false
      told = run.foundIn(told, index)
      if (run.isDecided) break
    }
    return fits
  })
}

/** Each of the first items by its own check, as long as an error more is worth finding. */
function allItemsFit(checks: readonly Check[], items: Items, run: ValidationRun): boolean {
  let all = true
  let told = run.errors.length
  for (const [index, check] of checks.entries()) {
    if (index >= items.length || check(items[index] ?? null, run)) continue
    all = false
    told = run.foundIn(told, index)
    if (run.isDecided) break
  }
  return all
}

/** Each item is hashed once, instead of being compared to all others; those of the same hash are written down, to be sure. */
function areUnique(items: Items, run: ValidationRun): boolean {
  const { meter } = run
  const hash = new ValueHash(meter)
  const hashes = new Float64Array(items.length)
  for (const [index, item] of items.entries()) hashes[index] = hash.of(item)
  const sorted = hashes.toSorted()
  const repeated = new Set(sorted.filter((each, index) => each === sorted[index - 1]))
  if (repeated.size === 0) return true
  const texts = new Set<string>()
  for (const [index, item] of items.entries()) {
    if (!repeated.has(hashes[index] ?? 0)) continue
    meter.charge(writingSteps)
    if (texts.size === texts.add(canonicalText(item, meter)).size) return false
  }
  return true
}

/** What it costs to write an item down and to keep it, which is rare: two items of one hash are nearly always equal. */
const writingSteps = 20
