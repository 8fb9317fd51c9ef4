import { EvaluationError, JavaArray, JavaList, JavaMap, type Meter, overBudget, type Value } from '@fourbox/java'
import { deepestJson } from '../values/deepest-json.ts'
import { ParsedList } from '../values/parsed-list.ts'
import { ParsedMap } from '../values/parsed-map.ts'
import { quoteJson } from './quote-json.ts'
import { writeNumber } from './write-number.ts'

/** `plain` is what `$input.json` prints; `web` also writes `/` as `\/`, as json-smart's lists do when they are printed. */
export type JsonStyle = 'plain' | 'web'

/**
 * Prints a value as json-smart does: compact, members in order, infinite numbers as null.
 * @throws EvaluationError over a budget: steps, length, or more than 1,000 levels (a list may hold itself).
 */
export function writeJson(value: Value, style: JsonStyle, meter: Meter): string {
  const text = new JsonWriter(style, meter).write(value)
  meter.chargeText(text.length)
  meter.charge(text.length >> 4)
  return text
}

class JsonWriter {
  readonly #escapesSlash: boolean
  readonly #meter: Meter
  #depth = 0

  constructor(style: JsonStyle, meter: Meter) {
    this.#escapesSlash = style === 'web'
    this.#meter = meter
  }

  write(value: Value): string {
    this.#meter.charge(3)
    if (value === null) return 'null'
    if (typeof value === 'string') return this.#quoted(value)
    if (typeof value !== 'object') return String(value)
    if (value instanceof ParsedMap || value instanceof ParsedList) {
      const json = value.unread?.json(this.#meter)
      if (json !== undefined) return this.#escapesSlash ? json.replaceAll('/', String.raw`\/`) : json
    }
    if (value instanceof JavaMap) return this.#map(value)
    if (value instanceof JavaList || value instanceof JavaArray) return this.#items(value.items)
    return writeNumber(value, this.#meter) ?? '{}'
  }

  #map(map: JavaMap): string {
    this.#enter()
    const parsed = map instanceof ParsedMap ? map.parsed : undefined
    if (parsed !== undefined) return this.#leave(this.#parsed(parsed))
    let text = '{'
    for (const [key, member] of map.members) {
      if (text.length > 1) text += ','
      text += `${this.#quoted(String(key))}:${this.write(member)}`
    }
    return this.#leave(`${text}}`)
  }

  #parsed({ shape: { keys, tokens }, values }: NonNullable<ParsedMap['parsed']>): string {
    let text = '{'
    for (let index = 0; index < keys.length; index++) {
      if (index > 0) text += ','
      text += (tokens[index] ?? `${this.#quoted(keys[index] ?? '')}:`) + this.write(values[index] ?? null)
    }
    return `${text}}`
  }

  #items(items: readonly Value[]): string {
    this.#enter()
    let text = '['
    for (const item of items) {
      if (text.length > 1) text += ','
      text += this.write(item)
    }
    return this.#leave(`${text}]`)
  }

  #enter(): void {
    this.#depth += 1
    if (this.#depth > deepestJson) throw new EvaluationError('budget', `A value is nested deeper than ${deepestJson} levels`)
  }

  #leave(text: string): string {
    this.#depth -= 1
    const longest = this.#meter.budgets.stringLength
    if (text.length > longest) throw overBudget('stringLength', longest)
    return text
  }

  #quoted(text: string): string {
    this.#meter.charge(text.length >> 6)
    return quoteJson(text, this.#escapesSlash)
  }
}
