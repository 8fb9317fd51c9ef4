import { expect, test } from 'vitest'
import { Character } from './character.ts'
import { JavaArray } from './java-array.ts'
import { JavaList } from './java-list.ts'
import { JavaMap } from './java-map.ts'
import type { Value } from './java-object.ts'
import { BigDecimal, BigInteger, Byte, Double, Float, Long, Short } from './numbers.ts'

const list = (...items: Value[]) => new JavaList('java.util.ArrayList', items)

const equalKeys: readonly (readonly [string, () => Value])[] = [
  ['a text', () => '1'],
  ['an Integer', () => 1],
  ['a Boolean', () => true],
  ['null', () => null],
  ['a Long', () => new Long(1n)],
  ['a BigInteger', () => new BigInteger(1n)],
  ['a BigDecimal', () => new BigDecimal(10n, 1)],
  ['a BigDecimal of another scale', () => new BigDecimal(100n, 2)],
  ['a Double', () => new Double(1)],
  ['NaN', () => new Double(NaN)],
  ['0.0', () => new Double(0)],
  ['-0.0', () => new Double(-0)],
  ['a Float', () => new Float(1)],
  ['a Short', () => new Short(1)],
  ['a Byte', () => new Byte(1)],
  ['a Character', () => new Character('1')],
  ['a list', () => list('1')],
  ['a list of another type of item', () => list(1)],
  ['a list within a list', () => list(list('1'))],
  ['a map', () => new JavaMap(undefined, new Map([['1', '1']]))],
]

test('two keys are one where Java calls them equal, and no other', () => {
  const map = new JavaMap()
  for (const [name, key] of equalKeys) map.set(key(), name)
  expect(map.size).toBe(equalKeys.length)
  for (const [name, key] of equalKeys) expect(map.get(key())).toBe(name)
})

test('an array is a key by what it is, not by what it holds', () => {
  const array = new JavaArray('char', ['a'])
  const map = new JavaMap()
  map.set(array, 'this one')
  expect([map.get(array), map.get(new JavaArray('char', ['a']))]).toEqual(['this one', undefined])
})

test('a key is kept as it came in, whatever becomes of its parts', () => {
  const key = list('a')
  const map = new JavaMap()
  map.set(key, 1)
  key.items.push('b')
  expect([map.get(list('a')), map.get(key)]).toEqual([1, undefined])
  expect(map.keys().map((each) => map.javaKey(each))).toEqual([key])
})

test('a key of endlessly many parts is refused', () => {
  const itself = list()
  itself.items.push(itself)
  expect(() => new JavaMap().set(itself, 1)).toThrow('A map key has more than 1,000 parts')
})
