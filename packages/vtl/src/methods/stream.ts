import {
  Character,
  compareTexts,
  Double,
  ItemsIteration,
  JavaArray,
  javaException,
  JavaIterator,
  JavaList,
  keyContent,
  Long,
  type Meter,
  StreamObject,
  type Value,
} from '@fourbox/java'
import { compareNumbers, isNumber } from '../operators/arithmetic.ts'
import { free } from './charge.ts'
import { chargeKey } from './map-key.ts'
import { method, type Method } from './method.ts'
import { objectMethods } from './object.ts'
import { OptionalObject } from './optional.ts'
import { long } from './parameter.ts'

const common: readonly Method<StreamObject>[] = [
  ...objectMethods,
  method('count', [], (self) => new Long(BigInt(self.use().length)), free),
  method('limit', [long], (self, [most]) => slice(self, 0, notNegative(most))),
  method('skip', [long], (self, [count]) => slice(self, notNegative(count))),
  method(
    'distinct',
    [],
    (self, _given, meter) =>
      new StreamObject(self.kind, distinct(charged(self, 4, meter), meter), self.kind === 'int' ? 'ReferencePipeline$4' : 'DistinctOps$1'),
  ),
  method('sorted', [], (self, _given, meter) => new StreamObject(self.kind, sorted(self, meter), self.kind === 'int' ? 'SortedOps$OfInt' : 'SortedOps$OfRef')),
  method('iterator', [], (self) => new JavaIterator(`java.util.Spliterators$${self.kind === 'int' ? 2 : 1}Adapter`, new ItemsIteration(self.use()))),
  method('close', [], (self) => (self.use(), '')),
]

/** java.util.stream.Stream. */
export const streamMethods: readonly Method<StreamObject>[] = [
  ...common,
  method('toList', [], (self) => new JavaList('java.util.ImmutableCollections$ListN', [...self.use()])),
  method('toArray', [], (self) => new JavaArray('java.lang.Object', [...self.use()])),
  ...['findFirst', 'findAny'].map((name) => method(name, [], (self: StreamObject) => new OptionalObject(self.use()[0] ?? null))),
]

/** java.util.stream.IntStream. */
export const intStreamMethods: readonly Method<StreamObject>[] = [
  ...common,
  method('boxed', [], (self) => new StreamObject('object', self.use(), 'IntPipeline$1')),
  method('sum', [], (self, _given, meter) => Number(BigInt.asIntN(32, total(charged(self, 1, meter))))),
  method('max', [], (self, _given, meter) => optionalInt(sorted(self, meter).at(-1))),
  method('min', [], (self, _given, meter) => optionalInt(sorted(self, meter)[0])),
  method('average', [], (self, _given, meter) => {
    const items = charged(self, 1, meter)
    return new OptionalObject(items.length === 0 ? null : new Double(Number(total(items)) / items.length), 'java.util.OptionalDouble')
  }),
  method('toArray', [], (self) => new JavaArray('int', [...self.use()])),
  ...['findFirst', 'findAny'].map((name) => method(name, [], (self: StreamObject) => optionalInt(self.use()[0]))),
]

function slice(stream: StreamObject, from: number, to?: number): StreamObject {
  return new StreamObject(stream.kind, stream.use().slice(from, to), stream.kind === 'int' ? 'SliceOps$2' : 'SliceOps$1')
}

function optionalInt(value: Value | undefined): OptionalObject {
  return new OptionalObject(value ?? null, 'java.util.OptionalInt')
}

function sorted(stream: StreamObject, meter: Meter): readonly Value[] {
  const items = stream.use()
  chargeSort(items, meter)
  return items.toSorted(naturalOrder)
}

/** Charges for sorting: some comparisons an item, of texts by their lengths. */
export function chargeSort(items: readonly Value[], meter: Meter): void {
  const characters = items.reduce<number>((length, item) => length + (typeof item === 'string' ? item.length : 0), 0)
  meter.charge(items.length * 10 + Math.ceil((characters / 16) * Math.log2(items.length + 1)))
}

/** Items that are worked through: charged by their number. */
function charged(stream: StreamObject, stepsAnItem: number, meter: Meter): readonly Value[] {
  const items = stream.use()
  meter.charge(items.length * stepsAnItem)
  return items
}

function notNegative(count: bigint): number {
  if (count < 0n) throw javaException('java.lang.IllegalArgumentException', String(count))
  return Number(count)
}

function total(items: readonly Value[]): bigint {
  return items.reduce<bigint>((sum, item) => sum + BigInt(typeof item === 'number' ? item : 0), 0n)
}

function distinct(items: readonly Value[], meter: Meter): readonly Value[] {
  const seen = new Map<unknown, Value>()
  for (const item of items) {
    chargeKey(seen, item, meter)
    const key = typeof item === 'object' && item !== null ? `#${keyContent(item)}` : JSON.stringify(item)
    if (!seen.has(key)) seen.set(key, item)
  }
  return [...seen.values()]
}

/** The order of Java's Comparable. @throws EvaluationError for values that have none in common. */
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
