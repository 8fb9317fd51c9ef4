/** How the text of an object or array differs from the one that json-smart prints for it. */
export type Form = typeof printed | typeof written | typeof peculiar

/** Not at all. */
export const printed = 0
/** By blanks, or in how texts and numbers are written. */
export const written = 1
/** A name stands there twice. */
export const peculiar = 2

const formBits = 2
const formMask = 3

/**
 * What one pass over a large text finds out: where each of its objects and arrays ends, by their numbers in the order in
 * which they begin, so that each can be read when somebody asks for it, or printed without being read.
 */
export class Outline {
  declare private ends: Int32Array
  /** The number of the first one that begins behind it, and in the lowest bits its form. */
  declare private followers: Int32Array
  declare private count: number

  constructor() {
    this.ends = new Int32Array(1_024)
    this.followers = new Int32Array(1_024)
    this.count = 0
  }

  /** The number of one that begins. */
  begin(): number {
    const number = this.count++
    if (number === this.ends.length) {
      this.ends = larger(this.ends)
      this.followers = larger(this.followers)
    }
    return number
  }

  /** @param at behind the bracket that closes it */
  end(number: number, at: number, form: Form): void {
    this.ends[number] = at
    this.followers[number] = (this.count << formBits) | form
  }

  /** Behind the bracket that closes it. */
  endOf(number: number): number {
    return this.ends[number] ?? 0
  }

  /** The number of the first one that begins behind it. */
  behind(number: number): number {
    return (this.followers[number] ?? 0) >>> formBits
  }

  /** A `Form`. */
  formOf(number: number): number {
    return (this.followers[number] ?? 0) & formMask
  }
}

function larger(numbers: Int32Array): Int32Array {
  const copy = new Int32Array(numbers.length * 2)
  copy.set(numbers)
  return copy
}
