export type CodePointTest = (codePoint: number) => boolean

/** A set of code points: a table for the first 256, a test for the rest. */
export class CharacterSet {
  readonly test: CodePointTest
  readonly #low = new Uint8Array(256)

  constructor(test: CodePointTest) {
    this.test = test
    for (let code = 0; code < 256; code++) this.#low[code] = test(code) ? 1 : 0
  }

  has(codePoint: number): boolean {
    return codePoint < 256 ? this.#low[codePoint] === 1 : this.test(codePoint)
  }
}

export const union =
  (left: CodePointTest, right: CodePointTest): CodePointTest =>
  (code) =>
    left(code) || right(code)

export const intersection =
  (left: CodePointTest, right: CodePointTest): CodePointTest =>
  (code) =>
    left(code) && right(code)

export const complement =
  (test: CodePointTest): CodePointTest =>
  (code) =>
    !test(code)

export const range =
  (first: number, last: number): CodePointTest =>
  (code) =>
    code >= first && code <= last

/** The code points of a text. */
export function oneOf(characters: string): CodePointTest {
  const codes = new Set(Array.from(characters, (character) => character.codePointAt(0)))
  return (code) => codes.has(code)
}

/** What a Unicode-aware expression of ours, for one code point, says. */
export const unicode =
  (expression: RegExp): CodePointTest =>
  (code) =>
    expression.test(String.fromCodePoint(code))
