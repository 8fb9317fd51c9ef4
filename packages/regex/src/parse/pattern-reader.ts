import type { LetterCase } from '../characters/letter-case.ts'
import { RegexError } from './regex-error.ts'
import { unquote } from './unquote.ts'

/** The flags in force, named as in `(?idmsuxU)`. */
export interface Flags {
  readonly i: boolean
  readonly d: boolean
  readonly m: boolean
  readonly s: boolean
  readonly u: boolean
  readonly x: boolean
  readonly U: boolean
}

export const noFlags: Flags = { i: false, d: false, m: false, s: false, u: false, x: false, U: false }

/** What `peek` and `take` answer behind the last character. */
export const patternEnd = ''

/** A cursor over the code points of a pattern. With the flag x it passes over blanks and comments. */
export class PatternReader {
  readonly source: string
  flags: Flags
  readonly #characters: readonly string[]
  readonly #offsets: readonly number[]
  #index = 0

  constructor(source: string, flags: Flags) {
    this.source = source
    this.flags = flags
    const { characters, offsets } = unquote(source)
    this.#characters = characters
    this.#offsets = offsets
  }

  get letterCase(): LetterCase {
    return !this.flags.i ? 'exact' : this.flags.u ? 'unicode' : 'ascii'
  }

  /** Where the cursor stands; `reset` returns to it. */
  get index(): number {
    return this.#index
  }

  reset(index: number): void {
    this.#index = index
  }

  peek(): string {
    if (this.flags.x) this.#skipComments()
    return this.peekRaw()
  }

  /** The character at the cursor, or some places on, blanks and comments included. */
  peekRaw(ahead = 0): string {
    return this.#characters[this.#index + ahead] ?? patternEnd
  }

  take(): string {
    const character = this.peek()
    if (character !== patternEnd) this.#index += 1
    return character
  }

  takeRaw(): string {
    const character = this.peekRaw()
    if (character !== patternEnd) this.#index += 1
    return character
  }

  /** Takes the character if it is this one. */
  accept(character: string): boolean {
    const found = this.peek() === character
    if (found) this.#index += 1
    return found
  }

  error(description: string): RegexError {
    return new RegexError(description, this.source, this.#offsets[this.#index] ?? this.source.length)
  }

  #skipComments(): void {
    for (;;) {
      const character = this.peekRaw()
      if (character === '#') while (this.peekRaw() !== patternEnd && !isLineEnd(this.peekRaw(), this.flags.d)) this.#index += 1
      else if (character !== patternEnd && ' \t\n\v\f\r'.includes(character)) this.#index += 1
      else return
    }
  }
}

function isLineEnd(character: string, unixLines: boolean): boolean {
  return unixLines ? character === '\n' : '\n\r\u0085\u2028\u2029'.includes(character)
}
