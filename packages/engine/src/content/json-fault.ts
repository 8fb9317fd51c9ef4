import { placeAt, type TextPlace } from './text-place.ts'

/**
 * Why a text is no JSON, in the words of the parser that Lambda uses (Jackson, as quoted in public threads); undefined for a
 * text that is some.
 */
export function jsonFault(text: string): string | undefined {
  const found = findJsonFault(text)
  return found && `${found.fault}\n at [Source: (byte[])"${shownSource(text)}"; line: ${found.line}, column: ${found.column}]`
}

/** The same without the text, and where it is. */
export function findJsonFault(text: string): (TextPlace & { readonly fault: string }) | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch {
    const finder = new FaultFinder(text)
    return { fault: finder.find(), ...finder.place }
  }
}

const longestSource = 500

function shownSource(text: string): string {
  return text.length <= longestSource ? text : `${text.slice(0, longestSource)}"[truncated ${text.length - longestSource} chars]`
}

/** Walks through a text that is known to be broken, to the first character that cannot stand where it does. */
class FaultFinder {
  readonly #text: string
  #at = 0
  /** The containers that are open, each by its first character. */
  readonly #open: string[] = []
  #expects: 'value' | 'name' | 'end' = 'value'

  constructor(text: string) {
    this.#text = text
  }

  /** Where the walk has stopped. */
  get place(): TextPlace {
    return placeAt(this.#text, this.#at)
  }

  find(): string {
    for (;;) {
      const fault = this.#expects === 'value' ? this.#value() : this.#expects === 'name' ? this.#name() : this.#behindValue()
      if (fault !== undefined) return fault
    }
  }

  /** Takes a scalar, or the beginning of a container. */
  #value(): string | undefined {
    this.#expects = 'end'
    const next = this.#next()
    if (next === '"') return this.#string()
    if (next === '[' || next === '{') {
      this.#at += 1
      this.#open.push(next)
      const closes = this.#next() === (next === '[' ? ']' : '}')
      if (!closes) this.#expects = next === '[' ? 'value' : 'name'
      return undefined
    }
    if (next === '') return endedEarly
    return this.#match(number) || this.#match(literal) ? undefined : this.#unexpectedToken()
  }

  #name(): string | undefined {
    const next = this.#next()
    if (next !== '"') return next === '' ? endedEarly : `Unexpected character (${named(next)}): was expecting double-quote to start field name`
    const fault = this.#string()
    if (fault !== undefined) return fault
    const colon = this.#next()
    if (colon !== ':') return colon === '' ? endedEarly : `Unexpected character (${named(colon)}): was expecting a colon to separate field name and value`
    this.#at += 1
    this.#expects = 'value'
    return undefined
  }

  /** Takes a comma, or the end of a container. */
  #behindValue(): string | undefined {
    const next = this.#next()
    const container = this.#open.at(-1)
    if (next === '') return endedEarly
    if (container === undefined) return `Unexpected character (${named(next)}): Expected space separating root-level values`
    if (next !== ',' && next !== (container === '[' ? ']' : '}')) {
      return `Unexpected character (${named(next)}): was expecting comma to separate ${container === '[' ? 'Array' : 'Object'} entries`
    }
    this.#at += 1
    if (next !== ',') this.#open.pop()
    else this.#expects = container === '[' ? 'value' : 'name'
    return undefined
  }

  #string(): string | undefined {
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text.charAt(this.#at)
      if (character === '"') {
        this.#at += 1
        return undefined
      }
      if (character < ' ') {
        return `Illegal unquoted character ((CTRL-CHAR, code ${character.charCodeAt(0)})): has to be escaped using backslash to be included in string value`
      }
      if (character !== '\\') continue
      this.#at += 1
      const escaped = this.#text.charAt(this.#at)
      if (escaped === '') break
      if (escaped === 'u' ? !/^[\da-fA-F]{4}$/.test(this.#text.slice(this.#at + 1, this.#at + 5)) : !'"\\/bfnrt'.includes(escaped)) {
        return `Unrecognized character escape ${named(escaped)}`
      }
    }
    return 'Unexpected end-of-input: was expecting closing quote for a string value'
  }

  #unexpectedToken(): string {
    const token = /[\w$]+/y
    token.lastIndex = this.#at
    const word = token.exec(this.#text)?.[0]
    const expected = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
    return word === undefined
      ? `Unexpected character (${named(this.#text.charAt(this.#at))}): expected a valid value ${expected}`
      : `Unrecognized token '${word.slice(0, 256)}': was expecting ${expected}`
  }

  /** The next character that is no blank; empty at the end. */
  #next(): string {
    this.#match(blanks)
    return this.#text.charAt(this.#at)
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found === null) return false
    this.#at += found[0].length
    return true
  }
}

const endedEarly = 'Unexpected end-of-input: expected close marker or a value'
const blanks = /[ \t\r\n]*/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y
const literal = /(?:true|false|null)(?!\w)/y

/** `'D' (code 68)`, as Jackson names a character. */
function named(character: string): string {
  return `'${character}' (code ${character.charCodeAt(0)})`
}
