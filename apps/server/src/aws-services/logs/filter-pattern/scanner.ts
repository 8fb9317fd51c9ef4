import type { Meter } from '@fourbox/java'
import { compilePattern, type Pattern, RegexError } from '@fourbox/regex'
import { FilterPatternError } from './filter-pattern-error.ts'

/** At most two regular expressions in a pattern, of these characters only: no groups. */
const mostExpressions = 2
const expressionCharacters = /^[A-Za-z0-9:_#=@/;,\-^$?[\]{}|\\*+.\s]+$/

/** Walks through a pattern's text. */
export class Scanner {
  readonly #text: string
  #at = 0
  #expressions = 0

  constructor(text: string) {
    this.#text = text
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length
  }

  /** The character that stands here; empty at the end. */
  get next(): string {
    return this.#text.charAt(this.#at)
  }

  skipBlanks(): void {
    this.take(/\s*/y)
  }

  /** Takes this text if it stands here. */
  takes(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  /** Takes what a sticky expression matches here; undefined where it does not. */
  take(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.#at
    const [found] = sticky.exec(this.#text) ?? []
    if (found !== undefined) this.#at += found.length
    return found
  }

  /** @throws FilterPatternError when something else stands here */
  expect(text: string): void {
    if (!this.takes(text)) throw new FilterPatternError()
  }

  /** The text of `"…"` with `\"` and `\\`; undefined where none begins. */
  quoted(): string | undefined {
    if (this.next !== '"') return undefined
    const found = this.take(/"(?:[^"\\]|\\.)*"/suy)
    if (found === undefined) throw new FilterPatternError()
    return found.slice(1, -1).replaceAll(/\\(["\\])/g, '$1')
  }

  /** Whether a text holds a match of `%…%`; undefined where none begins. */
  expression(): ((text: string, meter: Meter) => boolean) | undefined {
    if (this.next !== '%') return undefined
    const source = this.take(/%[^%]+%/y)?.slice(1, -1)
    this.#expressions += 1
    if (source === undefined || this.#expressions > mostExpressions || !expressionCharacters.test(source)) throw new FilterPatternError()
    const pattern = compiled(source)
    return (text, meter) => pattern.test(text, meter)
  }
}

function compiled(source: string): Pattern {
  try {
    return compilePattern(source)
  } catch (error) {
    throw error instanceof RegexError ? new FilterPatternError() : error
  }
}
