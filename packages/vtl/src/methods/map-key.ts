import { BigInteger, JavaList, JavaMap, type Meter, stepsFor, type Value } from '@fourbox/java'

/** JavaScript's maps look at this much of a text to tell it from others; longer ones are compared with each of their length. */
const longestTold = 16_383

/** What it takes to find the digits of the largest number that a template may have. */
const digitsOfLargest = 5_000

/**
 * A key, charged for finding it in a map: a text by its length, a list or a map by all that it holds, of which at most
 * 1,000 parts are compared.
 */
export function chargeKey(map: { readonly size: number }, key: Value, meter: Meter): Value {
  if (typeof key === 'string') {
    if (key.length > 64) meter.charge((key.length >> 6) * (key.length > longestTold ? map.size + 1 : 1))
  } else if (key instanceof BigInteger && stepsFor(key) > 0) meter.charge(digitsOfLargest)
  else if (key instanceof JavaList || key instanceof JavaMap) meter.charge(2_000 + (textIn(key, { partsLeft: 1_000 }) >> 3))
  return key
}

/** How long the texts are that a key holds, as far as it is looked at. */
function textIn(value: Value, left: { partsLeft: number }): number {
  left.partsLeft -= 1
  if (left.partsLeft < 0) return 0
  if (typeof value === 'string') return value.length
  if (value instanceof JavaList) return sum(value.items.slice(0, left.partsLeft), left)
  if (!(value instanceof JavaMap)) return 0
  let length = 0
  for (const [key, member] of value.members) {
    if (left.partsLeft < 0) break
    length += textIn(value.javaKey(key), left) + textIn(member, left)
  }
  return length
}

function sum(values: readonly Value[], left: { partsLeft: number }): number {
  return values.reduce<number>((length, value) => length + textIn(value, left), 0)
}
