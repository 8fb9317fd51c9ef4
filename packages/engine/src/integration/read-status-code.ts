/**
 * The integer `statusCode` of a loosely written JSON object: names without quotes, single quotes, trailing commas and
 * comments pass, as with AWS; a number in quotes does not.
 */
export function readStatusCode(text: string): number | undefined {
  const reader = new LooseReader(text)
  const members = reader.readDocument()
  const status = members?.get('statusCode')
  return typeof status === 'number' && Number.isInteger(status) ? status : undefined
}

type Loose = string | number | boolean | null | ReadonlyMap<string, unknown>

/** Reads one JSON object with the liberties that AWS's reader takes. Gives undefined for anything else; never throws. */
class LooseReader {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  readDocument(): ReadonlyMap<string, unknown> | undefined {
    this.#blanks()
    const value = this.#peek() === '{' ? this.#object() : undefined
    this.#blanks()
    return this.#at === this.#text.length ? value : undefined
  }

  #object(): ReadonlyMap<string, Loose> | undefined {
    const members = new Map<string, Loose>()
    this.#at += 1
    this.#depth += 1
    if (this.#depth > deepest) return undefined
    for (;;) {
      this.#blanks()
      if (this.#take('}')) return this.#close(members)
      const name = this.#name()
      this.#blanks()
      if (name === undefined || !this.#take(':')) return undefined
      const value = this.#value()
      if (value === undefined) return undefined
      members.set(name, value)
      this.#blanks()
      if (this.#take(',')) continue
      return this.#take('}') ? this.#close(members) : undefined
    }
  }

  #array(): Loose | undefined {
    this.#at += 1
    this.#depth += 1
    if (this.#depth > deepest) return undefined
    for (;;) {
      this.#blanks()
      if (this.#take(']')) return this.#close(null)
      if (this.#value() === undefined) return undefined
      this.#blanks()
      if (this.#take(',')) continue
      return this.#take(']') ? this.#close(null) : undefined
    }
  }

  #close<V>(value: V): V {
    this.#depth -= 1
    return value
  }

  #value(): Loose | undefined {
    this.#blanks()
    const next = this.#peek()
    if (next === '{') return this.#object()
    if (next === '[') return this.#array()
    if (next === '"' || next === "'") return this.#quoted(next)
    const word = this.#match(wordPattern)
    if (word === undefined) return undefined
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    return numberPattern.test(word) ? Number(word) : undefined
  }

  #name(): string | undefined {
    const next = this.#peek()
    return next === '"' || next === "'" ? this.#quoted(next) : this.#match(namePattern)
  }

  #quoted(quote: string): string | undefined {
    let text = ''
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text.charAt(this.#at)
      if (character === quote) {
        this.#at += 1
        return text
      }
      if (character === '\\') this.#at += 1
      text += this.#text.charAt(this.#at)
    }
    return undefined
  }

  #blanks(): void {
    this.#match(blankPattern)
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    if (found === undefined || found === '') return undefined
    this.#at += found.length
    return found
  }

  #peek(): string {
    return this.#text.charAt(this.#at)
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false
    this.#at += 1
    return true
  }
}

const deepest = 200
const wordPattern = /[^\s,:{}[\]"']+/y
const namePattern = /[A-Za-z_$][\w$-]*/y
const numberPattern = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const blankPattern = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)+/y
