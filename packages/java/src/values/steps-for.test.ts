import { expect, test } from 'vitest'
import { MapView, SubList } from './collections.ts'
import { JavaArray } from './java-array.ts'
import { JavaList } from './java-list.ts'
import { JavaMap } from './java-map.ts'
import type { Value } from './java-object.ts'
import { BigDecimal, BigInteger, Long } from './numbers.ts'
import { stepsFor } from './steps-for.ts'
import { StreamObject } from './stream-object.ts'

const items = Array.from({ length: 400 }, (_, index) => index)
const list = new JavaList('java.util.ArrayList', items)
const map = new JavaMap(undefined, new Map(items.map((item) => [item, item])))

test.each<readonly [string, Value, number]>([
  ['a short text', 'x', 0],
  ['a long text', 'x'.repeat(1_600), 100],
  ['an Integer', 2_147_483_647, 0],
  ['a Long', new Long(2n ** 62n), 0],
  ['a list', list, 100],
  ['a part of a list', new SubList(list, 0, 200), 50],
  ['an array', new JavaArray('int', items), 100],
  ['a map', map, 100],
  ['a side of a map', new MapView('keys', map), 100],
  ['a stream', new StreamObject('object', items), 100],
  ['a small BigInteger', new BigInteger(2n ** 127n), 0],
  ['a large BigInteger', new BigInteger(2n ** 200n), 100],
  ['a large negative BigInteger', new BigInteger(-(2n ** 200n)), 100],
  ['a BigDecimal of many places', new BigDecimal(1n, -400), 100],
  ['a BigDecimal of many digits and places', new BigDecimal(2n ** 200n, 400), 200],
])('%s costs what it takes to look at it', (_name, value, steps) => {
  expect(stepsFor(value)).toBe(steps)
})
