import type { JavaObject } from './java-object.ts'
import { keyContent } from './key-content.ts'

/** The object keys of one map, told apart by their content as it was when they came in. */
export class ObjectKeys {
  readonly #symbols = new Map<string, symbol>()
  readonly #keys = new Map<symbol, JavaObject>()

  symbolOf(key: JavaObject): symbol {
    const content = keyContent(key)
    let symbol = this.#symbols.get(content)
    if (symbol === undefined) {
      symbol = Symbol('key')
      this.#symbols.set(content, symbol)
      this.#keys.set(symbol, key)
    }
    return symbol
  }
  keyOf(symbol: symbol): JavaObject | undefined {
    return this.#keys.get(symbol)
  }
}
