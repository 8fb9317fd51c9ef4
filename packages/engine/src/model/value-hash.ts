import type { Meter } from '@fourbox/java'
import { deepest, TooDeep } from './canonical-text.ts'
import { isJsonArray, type JsonValue } from './json-value.ts'

/** A process has a start of its own, so that nobody can make many values with one hash beforehand. */
const starts = [Math.floor(Math.random() * 2 ** 32), Math.floor(Math.random() * 2 ** 32)] as const
const bits = new DataView(new ArrayBuffer(8))

const tags = { null: 1, true: 2, false: 3, number: 4, text: 5, array: 6, object: 7 } as const

/** Hashes JSON values, in whatever order their members stand, without making anything: a body may have millions. */
export class ValueHash {
  readonly #meter: Meter
  #low: number = starts[0]
  #high: number = starts[1]

  constructor(meter: Meter) {
    this.#meter = meter
  }

  /** An integer below 2^53: the same for what is equal as JSON, hardly ever for anything else. @throws EvaluationError, TooDeep */
  of(value: JsonValue): number {
    this.#low = starts[0]
    this.#high = starts[1]
    this.#add(value, 0)
    return (this.#high >>> 11) * 2 ** 32 + (this.#low >>> 0)
  }

  #add(value: JsonValue, depth: number): void {
    this.#meter.charge(1)
    if (depth > deepest) throw new TooDeep()
    if (typeof value === 'string') this.#addText(value)
    else if (typeof value === 'number') this.#addNumber(value)
    else if (value === null || typeof value === 'boolean') this.#mix(value === null ? tags.null : value ? tags.true : tags.false)
    else if (isJsonArray(value)) {
      this.#mix(tags.array)
      for (const item of value) this.#add(item, depth + 1)
      this.#mix(value.length)
    } else this.#addMembers(Object.entries(value), depth)
  }

  #addText(text: string): void {
    this.#meter.chargeText(text.length)
    this.#mix(tags.text)
    for (let at = 0; at < text.length; at++) this.#mix(text.charCodeAt(at))
    this.#mix(text.length)
  }

  #addNumber(value: number): void {
    // Minus zero is zero.
    bits.setFloat64(0, value + 0)
    this.#mix(tags.number)
    this.#mix(bits.getInt32(0))
    this.#mix(bits.getInt32(4))
  }

  /** Each member begins anew, and they are added up: their order does not count. */
  #addMembers(members: readonly (readonly [string, JsonValue])[], depth: number): void {
    const [low, high] = [this.#low, this.#high]
    let [lows, highs] = [0, 0]
    for (const [name, member] of members) {
      this.#low = starts[0]
      this.#high = starts[1]
      this.#addText(name)
      this.#add(member, depth + 1)
      lows = (lows + this.#low) | 0
      highs = (highs + this.#high) | 0
    }
    this.#low = low
    this.#high = high
    for (const part of [tags.object, members.length, lows, highs]) this.#mix(part)
  }

  #mix(part: number): void {
    const low = Math.imul(this.#low ^ part, 0x85ebca6b)
    this.#low = low ^ (low >>> 13)
    const high = Math.imul((this.#high + part) | 0, 0x9e3779b1)
    this.#high = high ^ (high >>> 16)
  }
}
