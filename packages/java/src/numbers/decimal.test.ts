import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Meter } from '../bounds/meter.ts'
import { BigDecimal } from '../values/numbers.ts'
import { aligned, decimalOf, decimalText, divideDecimals } from './decimal.ts'

const print = (unscaled: bigint, scale: number) => decimalText(new BigDecimal(unscaled, scale), new Meter())

test.each<readonly [bigint, number, string]>([
  [0n, 0, '0'],
  [0n, 3, '0.000'],
  [-5n, 1, '-0.5'],
  [12345n, 2, '123.45'],
  [123n, 5, '0.00123'],
  [1n, 6, '0.000001'],
  [12345n, 10, '0.0000012345'],
  [1n, 7, '1E-7'],
  [12345n, 11, '1.2345E-7'],
  [1n, -3, '1E+3'],
  [-120n, -3, '-1.20E+5'],
])('%d · 10^-%d prints as Java’s BigDecimal does', (unscaled, scale, text) => {
  expect(print(unscaled, scale)).toBe(text)
})

test('a huge exponent is as cheap to print as a small one', () => {
  const meter = new Meter()
  const before = meter.stepsLeft
  expect(decimalText(new BigDecimal(15n, 2_000_000_000), meter)).toBe('1.5E-1999999999')
  expect(decimalText(new BigDecimal(15n, -2_000_000_000), meter)).toBe('1.5E+2000000001')
  expect(before - meter.stepsLeft).toBeLessThan(10)
})

test('a decimal of a double is the double’s exact value', () => {
  const { unscaled, scale } = decimalOf(0.1)
  expect(print(unscaled, scale)).toBe('0.1000000000000000055511151231257827021181583404541015625')
  expect([decimalOf(3), decimalOf(-0.5)]).toEqual([new BigDecimal(3n, 0), new BigDecimal(-5n, 1)])
})

test('a half is rounded towards zero, more than that away from it', () => {
  const quotient = (left: [bigint, number], right: [bigint, number]) => {
    const { unscaled, scale } = divideDecimals(new BigDecimal(...left), new BigDecimal(...right))
    return [unscaled, scale]
  }
  expect(quotient([1n, 0], [2n, 0])).toEqual([0n, 0])
  expect(quotient([-3n, 0], [2n, 0])).toEqual([-1n, 0])
  expect(quotient([5n, 0], [3n, 0])).toEqual([2n, 0])
  expect(quotient([-5n, 0], [3n, 0])).toEqual([-2n, 0])
  expect(quotient([5n, 0], [-3n, 0])).toEqual([-2n, 0])
  expect(quotient([100n, 2], [3n, 0])).toEqual([33n, 2])
  expect(quotient([100n, 2], [3n, 1])).toEqual([333n, 2])
  expect(quotient([100n, 2], [3n, -1])).toEqual([3n, 2])
})

test('numbers are brought to the larger of their scales', () => {
  expect(aligned(new BigDecimal(15n, 1), new BigDecimal(2n, 3))).toEqual({ left: 1500n, right: 2n, scale: 3 })
})

test('what is printed reads as the same number', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: -40, max: 40 }), (unscaled, scale) => {
      const text = print(unscaled, scale)
      const [, digits = '', fraction = '', exponent = '0'] = /^(-?\d+)(?:\.(\d+))?(?:E([+-]\d+))?$/.exec(text) ?? []
      expect([BigInt(digits + fraction), fraction.length - Number(exponent)]).toEqual([unscaled, scale])
    }),
  )
})
