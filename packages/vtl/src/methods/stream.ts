import { compareNumbers, isNumber } from '../arithmetic.ts'
import { compareTexts } from '../java-text.ts'
import { javaException } from '../errors.ts'
import { JavaIterator } from '../collections.ts'
import { ItemsIteration } from '../iterate.ts'
import { keyContent } from '../key-content.ts'
import { Character, Double, JavaArray, JavaList, JavaObject, Long, type Value } from '../values.ts'
import { method, type Method } from './method.ts'
import { objectMethods } from './object.ts'
import { OptionalObject } from './optional.ts'
import { long } from './parameter.ts'

/** A Java stream, of what it can do without a function: count, sum, sort, cut, collect. */
export class StreamObject extends JavaObject {
  readonly className: string
  readonly kind: 'object' | 'int'
  readonly items: readonly Value[]
  constructor(kind: 'object' | 'int', items: readonly Value[]) {
    super()
    this.className = kind === 'int' ? 'java.util.stream.IntPipeline$Head' : 'java.util.stream.ReferencePipeline$Head'
    this.kind = kind
    this.items = items
  }
}

const common: readonly Method<StreamObject>[] = [
  ...objectMethods,
  method('count', [], ({ items }) => new Long(BigInt(items.length))),
  method('limit', [long], ({ kind, items }, [most]) => new StreamObject(kind, items.slice(0, Number(most)))),
  method('skip', [long], ({ kind, items }, [count]) => new StreamObject(kind, items.slice(Number(count)))),
  method('distinct', [], ({ kind, items }, _given, meter) => (meter.charge(items.length * 4), new StreamObject(kind, distinct(items)))),
  method('sorted', [], ({ kind, items }, _given, meter) => (meter.charge(items.length * 10), new StreamObject(kind, items.toSorted(naturalOrder)))),
  method('iterator', [], ({ items }) => new JavaIterator('java.util.Spliterators$1Adapter', new ItemsIteration(items))),
]

/** java.util.stream.Stream. */
export const streamMethods: readonly Method<StreamObject>[] = [
  ...common,
  method('toList', [], ({ items }) => new JavaList('java.util.ImmutableCollections$ListN', [...items])),
  method('toArray', [], ({ items }) => new JavaArray('java.lang.Object', [...items])),
  method('findFirst', [], ({ items }) => new OptionalObject(items[0] ?? null)),
  method('findAny', [], ({ items }) => new OptionalObject(items[0] ?? null)),
]

/** java.util.stream.IntStream. */
export const intStreamMethods: readonly Method<StreamObject>[] = [
  ...common,
  method('boxed', [], ({ items }) => new StreamObject('object', items)),
  method('sum', [], ({ items }) => Number(BigInt.asIntN(32, total(items)))),
  method('max', [], ({ items }) => new OptionalObject(items.toSorted(naturalOrder).at(-1) ?? null, 'java.util.OptionalInt')),
  method('min', [], ({ items }) => new OptionalObject(items.toSorted(naturalOrder)[0] ?? null, 'java.util.OptionalInt')),
  method(
    'average',
    [],
    ({ items }) => new OptionalObject(items.length === 0 ? null : new Double(Number(total(items)) / items.length), 'java.util.OptionalDouble'),
  ),
  method('toArray', [], ({ items }) => new JavaArray('int', [...items])),
  method('findFirst', [], ({ items }) => new OptionalObject(items[0] ?? null, 'java.util.OptionalInt')),
]

function total(items: readonly Value[]): bigint {
  return items.reduce<bigint>((sum, item) => sum + BigInt(typeof item === 'number' ? item : 0), 0n)
}

function distinct(items: readonly Value[]): readonly Value[] {
  const seen = new Map<unknown, Value>()
  for (const item of items) {
    const key = typeof item === 'object' && item !== null ? `#${keyContent(item)}` : JSON.stringify(item)
    if (!seen.has(key)) seen.set(key, item)
  }
  return [...seen.values()]
}

/** The order of Java's Comparable. @throws TemplateEvaluationError for values that have none in common. */
export function naturalOrder(left: Value, right: Value): number {
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right)
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right)
  if (left instanceof Character && right instanceof Character) return compareTexts(left.value, right.value)
  if (isNumber(left) && isNumber(right) && sameClass(left, right)) return compareNumbers(left, right)
  if (left === null || right === null) throw javaException('java.lang.NullPointerException')
  throw javaException('java.lang.ClassCastException', 'values of different classes have no order')
}

function sameClass(left: Value, right: Value): boolean {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return typeof left === typeof right
  return left.className === right.className
}
