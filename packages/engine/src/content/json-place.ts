import { placeAt, type TextPlace } from './text-place.ts'

/** Names and indexes, from the outermost value inwards. */
export type JsonSteps = readonly (string | number)[]

/**
 * Where a value stands in a text that is JSON, or the name of the member that it is. Where the steps lead no further, the
 * value that they led to. Of members of one name the last counts, as for `JSON.parse`.
 */
export function jsonPlace(text: string, steps: JsonSteps, of: 'value' | 'name' = 'value'): TextPlace {
  const walk = new JsonWalk(text)
  for (const step of steps) if (!walk.into(step)) break
  return placeAt(text, of === 'name' ? walk.name : walk.value)
}

/** Goes from a value to those within it. */
class JsonWalk {
  readonly #text: string
  /** Where the value begins that the walk has come to. */
  value: number
  /** Where its name begins; of what has none, the value. */
  name: number

  constructor(text: string) {
    this.#text = text
    this.value = this.#solid(0)
    this.name = this.value
  }

  /** Whether there is such a member, or such an item. */
  into(step: string | number): boolean {
    const opening = this.#text.charAt(this.value)
    const isList = opening === '['
    if (!isList && opening !== '{') return false
    let found = false
    let at = this.#solid(this.value + 1)
    for (let index = 0; at < this.#text.length && !']}'.includes(this.#text.charAt(at)); index++) {
      const name = at
      const value = isList ? at : this.#solid(this.#solid(this.#behindString(at)) + 1)
      if (isList ? index === step : this.#isNamed(name, step)) {
        this.name = name
        this.value = value
        found = true
        if (isList) return true
      }
      at = this.#solid(this.#behind(value))
      if (this.#text.charAt(at) === ',') at = this.#solid(at + 1)
    }
    return found
  }

  #isNamed(at: number, step: string | number): boolean {
    return JSON.parse(this.#text.slice(at, this.#behindString(at))) === step
  }

  #solid(at: number): number {
    let next = at
    while (' \t\r\n'.includes(this.#text.charAt(next)) && next < this.#text.length) next += 1
    return next
  }

  /** Behind a value, however deep it nests. */
  #behind(start: number): number {
    let depth = 0
    let at = start
    while (at < this.#text.length) {
      const character = this.#text.charAt(at)
      if (character === '"') at = this.#behindString(at)
      else {
        if (character === '[' || character === '{') depth += 1
        else if (character === ']' || character === '}') depth -= 1
        else if (depth === 0) return this.#behindScalar(at)
        at += 1
      }
      if (depth === 0) return at
    }
    return at
  }

  #behindScalar(start: number): number {
    let at = start
    while (at < this.#text.length && !',]} \t\r\n'.includes(this.#text.charAt(at))) at += 1
    return at
  }

  #behindString(start: number): number {
    let at = start + 1
    while (at < this.#text.length && this.#text.charAt(at) !== '"') at += this.#text.charAt(at) === '\\' ? 2 : 1
    return at + 1
  }
}
