import { javaException } from '../bounds/evaluation-error.ts'
import { JavaList } from './java-list.ts'
import type { JavaMap, MapKey } from './java-map.ts'
import { JavaObject, type Value } from './java-object.ts'

/** One member of a map, as `entrySet()` hands it out; it stays tied to the map. */
export class MapEntry extends JavaObject {
  readonly className = 'java.util.LinkedHashMap$Entry'
  readonly #map: JavaMap
  readonly #key: MapKey
  #value: Value
  constructor(map: JavaMap, key: MapKey) {
    super()
    this.#map = map
    this.#key = key
    this.#value = map.members.get(key) ?? null
  }
  get key(): Value {
    return this.#map.javaKey(this.#key)
  }
  get value(): Value {
    const value = this.#map.members.get(this.#key)
    if (value !== undefined) this.#value = value
    return this.#value
  }
  set value(value: Value) {
    if (this.#map.members.has(this.#key)) this.#map.members.set(this.#key, value)
    this.#value = value
  }
}

const viewClasses = {
  keys: 'java.util.LinkedHashMap$LinkedKeySet',
  values: 'java.util.LinkedHashMap$LinkedValues',
  entries: 'java.util.LinkedHashMap$LinkedEntrySet',
} as const

/** What `keySet()`, `values()` and `entrySet()` answer: the map itself, seen from one side. */
export class MapView extends JavaObject {
  declare readonly className: (typeof viewClasses)[MapSide]
  declare readonly side: MapSide
  declare readonly map: JavaMap
  constructor(side: MapSide, map: JavaMap) {
    super()
    this.className = viewClasses[side]
    this.side = side
    this.map = map
  }
  get items(): readonly Value[] {
    return this.map.keys().map((key) => this.itemOf(key))
  }
  itemOf(key: MapKey): Value {
    if (this.side === 'keys') return this.map.javaKey(key)
    return this.side === 'values' ? (this.map.members.get(key) ?? null) : new MapEntry(this.map, key)
  }
}

export type MapSide = keyof typeof viewClasses

/** What `subList(from, to)` answers: a part of the list itself. */
export class SubList extends JavaObject {
  readonly className = 'java.util.ArrayList$SubList'
  readonly parent: JavaList | SubList
  readonly from: number
  /** How many sublists stand within one another here: each is a step to the list itself. */
  readonly depth: number
  /** How many items it had when it was last in step with its parent. */
  length: number
  #seenChanges: number
  constructor(parent: JavaList | SubList, from: number, to: number) {
    super()
    this.parent = parent
    this.from = from
    this.depth = parent instanceof SubList ? parent.depth + 1 : 1
    this.length = to - from
    this.#seenChanges = parent.changes
  }
  get changes(): number {
    return this.parent.changes
  }
  get size(): number {
    this.#check()
    return this.length
  }
  get items(): readonly Value[] {
    this.#check()
    return this.parent.items.slice(this.from, this.from + this.length)
  }
  /** The item at an index; undefined if there is none. */
  at(index: number): Value | undefined {
    this.#check()
    return index < 0 || index >= this.length ? undefined : itemAt(this.parent, this.from + index)
  }
  splice(start: number, removed: number, added: readonly Value[]): void {
    splice(this.parent, this.from + start, removed, added)
    this.length += added.length - removed
    this.#seenChanges = this.parent.changes
  }
  #check(): void {
    if (this.parent.changes !== this.#seenChanges) throw javaException('java.util.ConcurrentModificationException')
  }
  replace(index: number, value: Value): void {
    replaceItem(this.parent, this.from + index, value)
  }
}

/** The item of a list at an index; undefined if there is none. */
export function itemAt(list: JavaList | SubList, index: number): Value | undefined {
  return list instanceof SubList ? list.at(index) : list.items[index]
}

/** Takes items out of a list and puts others in their place. */
export function splice(list: JavaList | SubList, start: number, removed: number, added: readonly Value[]): void {
  if (list instanceof SubList) list.splice(start, removed, added)
  else {
    list.items.splice(start, removed, ...added)
    if (removed > 0 || added.length > 0) list.changes += 1
  }
}

export function replaceItem(list: JavaList | SubList, index: number, value: Value): void {
  if (list instanceof SubList) list.replace(index, value)
  else list.items[index] = value
}

/** A Java iterator: over what it was made from, noticing changes behind its back. */
export class JavaIterator extends JavaObject {
  readonly className: string
  readonly source: Iteration
  constructor(className: string, source: Iteration) {
    super()
    this.className = className
    this.source = source
  }
}

/** One pass over something. `next` throws where Java's would; `remove` takes away what it gave last, where Java's can. */
export interface Iteration {
  hasNext(): boolean
  next(): Value
  remove?(): void
}
