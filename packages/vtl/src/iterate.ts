import { type Iteration, JavaIterator, MapView, splice, SubList } from './collections.ts'
import { javaException } from './errors.ts'
import { JavaArray, JavaList, JavaMap, type Value } from './values.ts'

/** What `#foreach` goes through: items, a map's values, what is left of an iterator. Undefined for anything else. */
export function iterate(value: Value): Iteration | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (value instanceof JavaList || value instanceof SubList) return iterateList(value)
  if (value instanceof MapView) return iterateView(value)
  if (value instanceof JavaMap) return iterateView(new MapView('values', value))
  if (value instanceof JavaArray) return iterateItems(value.items)
  if (value instanceof JavaIterator) return value.source
  return undefined
}

/** Through items that nobody else holds. */
export function iterateItems(items: readonly Value[]): Iteration {
  let cursor = 0
  return {
    hasNext: () => cursor < items.length,
    next: () => {
      const item = items[cursor]
      if (item === undefined) throw javaException('java.util.NoSuchElementException')
      cursor += 1
      return item
    },
  }
}

export function iterateList(list: JavaList | SubList, start = 0): Iteration {
  let cursor = start
  let last = -1
  let seen = list.changes

  const sizeOf = () => (list instanceof SubList ? list.size : list.items.length)
  function check(): void {
    if (list.changes !== seen) throw javaException('java.util.ConcurrentModificationException')
  }
  function itemAt(index: number): Value {
    check()
    const item = list.items[index]
    if (item === undefined) throw javaException('java.util.NoSuchElementException')
    last = index
    return item
  }
  function lastIndex(): number {
    if (last < 0) throw javaException('java.lang.IllegalStateException')
    check()
    return last
  }

  return {
    hasNext: () => cursor !== sizeOf(),
    next: () => {
      const item = itemAt(cursor)
      cursor += 1
      return item
    },
    remove: () => {
      splice(list, lastIndex(), 1, [])
      cursor = last
      last = -1
      seen = list.changes
    },
    list: {
      nextIndex: () => cursor,
      previous: () => {
        const item = itemAt(cursor - 1)
        cursor -= 1
        return item
      },
      set: (value) => {
        const index = lastIndex()
        if (list instanceof SubList) list.replace(index, value)
        else list.items[index] = value
      },
      add: (value) => {
        check()
        splice(list, cursor, 0, [value])
        cursor += 1
        last = -1
        seen = list.changes
      },
    },
  }
}

export function iterateView(view: MapView): Iteration {
  const { map } = view
  const keys = [...map.members.keys()]
  let cursor = 0
  let seen = map.changes

  function check(): void {
    if (map.changes !== seen) throw javaException('java.util.ConcurrentModificationException')
  }

  return {
    hasNext: () => cursor < keys.length,
    next: () => {
      check()
      const key = keys[cursor]
      if (key === undefined) throw javaException('java.util.NoSuchElementException')
      cursor += 1
      return view.itemOf(key)
    },
    remove: () => {
      const key = keys[cursor - 1]
      if (key === undefined || !map.members.has(key)) throw javaException('java.lang.IllegalStateException')
      check()
      map.members.delete(key)
      map.changes += 1
      seen = map.changes
    },
  }
}
