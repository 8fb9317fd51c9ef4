import { javaException } from '../bounds/evaluation-error.ts'
import { JavaObject, type Value } from './java-object.ts'

/** A Java stream, of what it can do without a function: count, sum, sort, cut, collect. */
export class StreamObject extends JavaObject {
  readonly className: string
  readonly kind: 'object' | 'int'
  readonly #items: readonly Value[]
  #used = false
  constructor(kind: 'object' | 'int', items: readonly Value[], madeBy = kind === 'int' ? 'IntPipeline$Head' : 'ReferencePipeline$Head') {
    super()
    this.className = `java.util.stream.${madeBy}`
    this.kind = kind
    this.#items = items
  }
  get size(): number {
    return this.#items.length
  }
  /** The items, which a stream gives away once. */
  use(): readonly Value[] {
    if (this.#used) throw javaException('java.lang.IllegalStateException', 'stream has already been operated upon or closed')
    this.#used = true
    return this.#items
  }
}
