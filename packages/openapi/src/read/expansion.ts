import { isJsonObject, Misfit, type Json, type Spot } from './json.ts'

/** Forty times what large definitions refer to; far less than what one of 6 MB could. */
const mostCharacters = 32 * 1024 * 1024

export const tooLargeText = 'Invalid OpenAPI input. The definition is too large to import.'

/**
 * Counts what references make of a definition. A file of some kilobytes that refers to the same part again and again
 * becomes an API of any size; each reference costs the size of what it leads to.
 */
export class Expansion {
  readonly #sizes = new WeakMap<object, number>()
  #left: number

  constructor(most: number = mostCharacters) {
    this.#left = most
  }

  /** @throws Misfit when more is referred to than an import may make. */
  charge(target: Spot): void {
    this.#left -= this.#sizeOf(target.value)
    if (this.#left < 0) throw new Misfit(target, tooLargeText)
  }

  /** Its values, and the characters of its texts. Aliases meet the same value again, so each is measured once. */
  #sizeOf(value: Json | undefined): number {
    if (typeof value === 'string') return value.length + 1
    if (typeof value !== 'object' || value === null) return 1
    const known = this.#sizes.get(value)
    if (known !== undefined) return known
    const parts: readonly (Json | undefined)[] = isJsonObject(value) ? Object.values(value) : Array.isArray(value) ? value : []
    const size = parts.reduce<number>((sum, part) => sum + this.#sizeOf(part), 1)
    this.#sizes.set(value, size)
    return size
  }
}
