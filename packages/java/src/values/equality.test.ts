import { expect, test } from 'vitest'
import { Meter } from '../bounds/meter.ts'
import { Character } from './character.ts'
import { MapEntry, MapView, SubList } from './collections.ts'
import { javaEquals } from './equality.ts'
import { JavaArray } from './java-array.ts'
import { JavaClass } from './java-class.ts'
import { JavaList } from './java-list.ts'
import { JavaMap, type MapKey } from './java-map.ts'
import type { Value } from './java-object.ts'
import { BigDecimal, BigInteger, Byte, Double, Float, Long, Short } from './numbers.ts'

const equals = (left: Value, right: Value) => javaEquals(left, right, new Meter())
const list = (...items: Value[]) => new JavaList('java.util.ArrayList', items)
const map = (...members: [MapKey, Value][]) => new JavaMap(undefined, new Map(members))

test.each<readonly [string, () => Value]>([
  ['null', () => null],
  ['a text', () => 'text'],
  ['a long text', () => 'text'.repeat(100)],
  ['an Integer', () => 1],
  ['a Long', () => new Long(1n)],
  ['a BigInteger', () => new BigInteger(1n)],
  ['a BigDecimal', () => new BigDecimal(11n, 1)],
  ['a Double', () => new Double(1.5)],
  ['a Double that is no number', () => new Double(NaN)],
  ['a Float', () => new Float(1.5)],
  ['a Short', () => new Short(1)],
  ['a Byte', () => new Byte(1)],
  ['a Character', () => new Character('a')],
  ['a class', () => new JavaClass('java.lang.String')],
  ['a list', () => list('a', list(new Long(1n)))],
  ['a map', () => map(['a', list(1)], ['b', null])],
  ['an entry', () => new MapEntry(map(['a', 1]), 'a')],
  ['the keys of a map', () => new MapView('keys', map(['a', 1], ['b', 2]))],
])('%s equals one that is made the same', (_name, make) => {
  expect(equals(make(), make())).toBe(true)
})

test.each<readonly [string, Value, Value]>([
  ['an Integer and a Long of one number', 1, new Long(1n)],
  ['a Long and a Short of one number', new Short(1), new Byte(1)],
  ['a Long and a BigInteger of one number', new Long(1n), new BigInteger(1n)],
  ['a Double and a Float of one number', new Double(1.5), new Float(1.5)],
  ['0.0 and -0.0', new Double(0), new Double(-0)],
  ['1.0 and 1.00', new BigDecimal(10n, 1), new BigDecimal(100n, 2)],
  ['1.0 and 0.10', new BigDecimal(10n, 1), new BigDecimal(10n, 2)],
  ['a text and a number', '1', 1],
  ['null and a text', null, 'null'],
  ['a Character and its text', new Character('a'), 'a'],
  ['lists of which one begins the other', list(1), list(1, 2)],
  ['lists in another order', list(1, 2), list(2, 1)],
  ['a list of numbers and one of texts', list(1), list('1')],
  ['maps of which one is part of the other', map(['a', 1]), map(['a', 1], ['b', 2])],
  ['maps of other values', map(['a', 1]), map(['a', 2])],
  ['a member that is null and none', map(['a', null]), map(['b', null])],
  ['keys of which one set is part of the other', new MapView('keys', map(['a', 1])), new MapView('keys', map(['a', 1], ['b', 2]))],
  ['the values of two maps, which are no sets', new MapView('values', map(['a', 1])), new MapView('values', map(['a', 1]))],
  ['two arrays of the same items', new JavaArray('int', [1]), new JavaArray('int', [1])],
  ['two classes', new JavaClass('java.lang.String'), new JavaClass('java.lang.Long')],
])('%s are not equal', (_name, left, right) => {
  expect([equals(left, right), equals(right, left)]).toEqual([false, false])
})

test('a part of a list equals a list of the same items, and maps in another order are equal', () => {
  expect(equals(new SubList(list(0, 1, 2), 1, 3), list(1, 2))).toBe(true)
  expect(equals(list(1, 2), new SubList(list(0, 1, 2), 1, 3))).toBe(true)
  expect(equals(map(['a', 1], ['b', 2]), map(['b', 2], ['a', 1]))).toBe(true)
  expect(equals(new MapView('keys', map(['a', 1], ['b', 2])), new MapView('keys', map(['b', 1], ['a', 2])))).toBe(true)
})

test('two lists that hold one another end at the budget', () => {
  const [one, other] = [list(), list()]
  one.items.push(other)
  other.items.push(one)
  const [third, fourth] = [list(), list()]
  third.items.push(fourth)
  fourth.items.push(third)
  expect(() => equals(one, third)).toThrow('The template needs more than 100 levels of nesting')
})

test('long texts are compared for their length, and not at all where the lengths differ', () => {
  const meter = new Meter()
  const before = meter.stepsLeft
  expect(javaEquals('x'.repeat(64_000), 'x'.repeat(64_001), meter)).toBe(false)
  expect(meter.stepsLeft).toBe(before)
  expect(javaEquals('x'.repeat(64_000), 'x'.repeat(64_000), meter)).toBe(true)
  expect(before - meter.stepsLeft).toBe(1_000)
})
