import { expect, test } from 'vitest'
import { Meter } from '../bounds/meter.ts'
import { Character } from './character.ts'
import { MapEntry, MapView, SubList } from './collections.ts'
import { doubleBits, hashOf } from './hash.ts'
import { JavaList } from './java-list.ts'
import { JavaMap, type MapKey } from './java-map.ts'
import type { Value } from './java-object.ts'
import { BigDecimal, BigInteger, Byte, Double, Float, Long, Short } from './numbers.ts'

const list = (...items: Value[]) => new JavaList('java.util.ArrayList', items)
const map = (...members: [MapKey, Value][]) => new JavaMap(undefined, new Map(members))

test.each<readonly [string, Value, number]>([
  ['null', null, 0],
  ['the empty text', '', 0],
  ['hello', 'hello', 99_162_322],
  ['two texts of one hash', 'Aa', 2112],
  ['two texts of one hash, the other', 'BB', 2112],
  ['a text whose hash overflows', 'polygenelubricants', -2_147_483_648],
  ['true', true, 1231],
  ['false', false, 1237],
  ['an Integer', -5, -5],
  ['a Long', new Long(5n), 5],
  ['a negative Long', new Long(-1n), 0],
  ['2^32', new Long(2n ** 32n), 1],
  ['a Short', new Short(-3), -3],
  ['a Byte', new Byte(7), 7],
  ['a Character', new Character('a'), 97],
  ['1.0', new Double(1), 1_072_693_248],
  ['-0.0', new Double(-0), -2_147_483_648],
  ['a Double that is no number', new Double(NaN), 2_146_959_360],
  ['1.0f', new Float(1), 1_065_353_216],
  ['a Float that is no number', new Float(NaN), 2_143_289_344],
  ['a BigInteger', new BigInteger(5n), 5],
  ['a negative BigInteger', new BigInteger(-5n), -5],
  ['a BigInteger of two words', new BigInteger(2n ** 32n + 7n), 38],
  ['1.10', new BigDecimal(110n, 2), 3412],
  ['the empty list', list(), 1],
  ['[1, 2]', list(1, 2), 994],
  ['[null]', list(null), 31],
  ['a part of a list', new SubList(list(0, 1, 2), 1, 3), 994],
  ['an entry', new MapEntry(map(['a', 1]), 'a'), 96],
  ['a map', map(['a', 1], ['b', 2]), 96 + (98 ^ 2)],
  ['the keys of a map', new MapView('keys', map(['a', 1], ['b', 2])), 97 + 98],
])('the hash code of %s is Java’s', (_name, value, hash) => {
  expect(hashOf(value, new Meter())).toBe(hash)
})

test('what has no hash code of its own keeps one that is nobody else’s', () => {
  const [one, other] = [new MapView('values', map()), new MapView('values', map())]
  expect(hashOf(one, new Meter())).toBe(hashOf(one, new Meter()))
  expect(hashOf(one, new Meter())).not.toBe(hashOf(other, new Meter()))
})

test('every NaN has the bits of one', () => {
  expect(doubleBits(NaN)).toBe(0x7ff8000000000000n)
})
