import { type Iteration, itemAt, JavaIterator, MapView, replaceItem, splice, SubList } from './collections.ts'
import { javaException } from '../bounds/evaluation-error.ts'
import { JavaArray } from './java-array.ts'
import { JavaList } from './java-list.ts'
import { JavaMap, type MapKey } from './java-map.ts'
import type { Value } from './java-object.ts'

/** What `#foreach` goes through: items, a map's values, what is left of an iterator. Undefined for anything else. */
export function iterate(value: Value): Iteration | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (value instanceof JavaList || value instanceof SubList) return new ListIteration(value)
  if (value instanceof MapView) return new ViewIteration(value)
  if (value instanceof JavaMap) return new ViewIteration(new MapView('values', value))
  if (value instanceof JavaArray) return new ItemsIteration(value.items)
  if (value instanceof JavaIterator) return value.source
  // Velocity finds the iterator of a stream, which Java does not let it call.
  if (value.className.startsWith('java.util.stream.')) throw javaException('java.lang.IllegalAccessException')
  return undefined
}

/** Through items that do not change. */
export class ItemsIteration implements Iteration {
  readonly #items: readonly Value[]
  #cursor = 0

  constructor(items: readonly Value[]) {
    this.#items = items
  }
  hasNext(): boolean {
    return this.#cursor < this.#items.length
  }
  next(): Value {
    const item = this.#items[this.#cursor]
    if (item === undefined) throw noSuchElement()
    this.#cursor += 1
    return item
  }
}

/** Through a list, both ways; what others add or take away meanwhile, it notices as Java does. */
export class ListIteration implements Iteration {
  readonly #list: JavaList | SubList
  #cursor: number
  #last = -1
  #seenChanges: number

  constructor(list: JavaList | SubList, start = 0) {
    this.#list = list
    this.#cursor = start
    this.#seenChanges = list.changes
  }
  hasNext(): boolean {
    const list = this.#list
    return this.#cursor !== (list instanceof SubList ? list.length : list.items.length)
  }
  next(): Value {
    const item = this.#itemAt(this.#cursor)
    this.#cursor += 1
    return item
  }
  remove(): void {
    splice(this.#list, this.#lastIndex(), 1, [])
    this.#cursor = this.#last
    this.#last = -1
    this.#seenChanges = this.#list.changes
  }
  nextIndex(): number {
    return this.#cursor
  }
  previous(): Value {
    const item = this.#itemAt(this.#cursor - 1)
    this.#cursor -= 1
    return item
  }
  set(value: Value): void {
    replaceItem(this.#list, this.#lastIndex(), value)
  }
  add(value: Value): void {
    this.#check()
    splice(this.#list, this.#cursor, 0, [value])
    this.#cursor += 1
    this.#last = -1
    this.#seenChanges = this.#list.changes
  }

  #itemAt(index: number): Value {
    this.#check()
    const item = itemAt(this.#list, index)
    if (item === undefined) throw noSuchElement()
    this.#last = index
    return item
  }
  #lastIndex(): number {
    if (this.#last < 0) throw javaException('java.lang.IllegalStateException')
    this.#check()
    return this.#last
  }
  #check(): void {
    if (this.#list.changes !== this.#seenChanges) throw concurrentChange()
  }
}

/** Through one side of a map. */
export class ViewIteration implements Iteration {
  declare private readonly view: MapView
  declare private readonly keys: readonly MapKey[]
  declare private cursor: number
  declare private seenChanges: number

  constructor(view: MapView) {
    this.view = view
    this.keys = view.map.keys()
    this.cursor = 0
    this.seenChanges = view.map.changes
  }
  hasNext(): boolean {
    return this.cursor < this.keys.length
  }
  next(): Value {
    if (this.view.map.changes !== this.seenChanges) throw concurrentChange()
    const key = this.keys[this.cursor]
    if (key === undefined) throw noSuchElement()
    this.cursor += 1
    return this.view.itemOf(key)
  }
  remove(): void {
    const { map } = this.view
    const key = this.keys[this.cursor - 1]
    if (key === undefined || !map.members.has(key)) throw javaException('java.lang.IllegalStateException')
    if (map.changes !== this.seenChanges) throw concurrentChange()
    map.members.delete(key)
    map.changes += 1
    this.seenChanges = map.changes
  }
}

function noSuchElement(): Error {
  return javaException('java.util.NoSuchElementException')
}

/** What Java throws when a collection was changed behind an iterator's back. */
export function concurrentChange(): Error {
  return javaException('java.util.ConcurrentModificationException')
}
