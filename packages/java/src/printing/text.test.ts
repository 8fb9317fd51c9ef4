import { expect, test } from 'vitest'
import { Meter } from '../bounds/meter.ts'
import { Character } from '../values/character.ts'
import { MapEntry, MapView, SubList } from '../values/collections.ts'
import { JavaArray } from '../values/java-array.ts'
import { JavaClass } from '../values/java-class.ts'
import { JavaList } from '../values/java-list.ts'
import { JavaMap, type MapKey } from '../values/java-map.ts'
import type { Value } from '../values/java-object.ts'
import { BigDecimal, BigInteger, Byte, Double, Float, Long, Short } from '../values/numbers.ts'
import { textOf } from './text.ts'

const print = (value: Value) => textOf(value, new Meter())
const list = (...items: Value[]) => new JavaList('java.util.ArrayList', items)
const map = (...members: [MapKey, Value][]) => new JavaMap(undefined, new Map(members))

test.each<readonly [Value, string]>([
  [null, 'null'],
  ['text', 'text'],
  [true, 'true'],
  [-1, '-1'],
  [new Long(2n ** 40n), '1099511627776'],
  [new Short(-2), '-2'],
  [new Byte(3), '3'],
  [new BigInteger(10n ** 20n), '100000000000000000000'],
  [new BigDecimal(-5n, 1), '-0.5'],
  [new Double(1e10), '1.0E10'],
  [new Double(1.5, '1.50'), '1.50'],
  [new Float(0.1), '0.1'],
  [new Character('c'), 'c'],
  [new JavaClass('java.lang.String'), 'class java.lang.String'],
  [list(), '[]'],
  [list('a', 1, null, list(true)), '[a, 1, null, [true]]'],
  [map(), '{}'],
  [map(['b', 1], [2, null], ['a', list('x')]), '{b=1, 2=null, a=[x]}'],
  [new MapEntry(map(['a', 1]), 'a'), 'a=1'],
  [new MapView('entries', map(['a', 1], ['b', 2])), '[a=1, b=2]'],
  [new SubList(list('a', 'b', 'c'), 1, 3), '[b, c]'],
])('a value prints as Java prints it: %#', (value, text) => {
  expect(print(value)).toBe(text)
})

test('what has no text of its own prints its class and a number of its own', () => {
  const array = new JavaArray('char', ['a'])
  expect(print(array)).toMatch(/^\[C@[0-9a-f]{1,8}$/)
  expect(print(array)).toBe(print(array))
  expect(print(array)).not.toBe(print(new JavaArray('char', ['a'])))
})

test('what holds itself says so, and what holds itself through another ends at the budget', () => {
  const itself = list('a')
  itself.items.push(itself)
  expect(print(itself)).toBe('[a, (this Collection)]')
  const own = map()
  own.set('me', own)
  expect(print(own)).toBe('{me=(this Map)}')
  const [one, other] = [list(), list()]
  one.items.push(other)
  other.items.push(one)
  expect(() => print(one)).toThrow('levels of nesting')
})

test('a text longer than a string may be is not built', () => {
  const long = 'x'.repeat(1_000)
  const meter = new Meter({ ...new Meter().budgets, stringLength: 2_500 })
  expect(() => textOf(list(long, long, long), meter)).toThrow('The template needs more than 2,500 characters in a string')
})
