import { expect, test } from 'vitest'
import { decodeInteger, readDouble, readInteger } from './read-number.ts'

test.each<readonly [string, number, 8 | 16 | 32 | 64 | 128, bigint]>([
  ['0', 10, 32, 0n],
  ['-0', 10, 32, 0n],
  ['+12', 10, 32, 12n],
  ['007', 10, 32, 7n],
  ['7f', 16, 8, 127n],
  ['-80', 16, 8, -128n],
  ['-32768', 10, 16, -32768n],
  ['2147483647', 10, 32, 2147483647n],
  ['-9223372036854775808', 10, 64, -(2n ** 63n)],
  ['zz', 36, 32, 1295n],
  ['101', 2, 32, 5n],
])('%s in base %d fits %d bits', (text, radix, bits, value) => {
  expect(readInteger(text, radix, bits)).toBe(value)
})

test.each<readonly [string | null, number, 8 | 16 | 32 | 64, string]>([
  [null, 10, 32, 'Cannot parse null string'],
  ['', 10, 32, 'For input string: ""'],
  ['-', 10, 32, 'For input string: "-"'],
  ['1.5', 10, 32, 'For input string: "1.5"'],
  [' 1', 10, 32, 'For input string: " 1"'],
  ['8', 8, 32, 'For input string: "8"'],
  ['80', 16, 8, 'For input string: "80"'],
  ['32768', 10, 16, 'For input string: "32768"'],
  ['2147483648', 10, 32, 'For input string: "2147483648"'],
  ['9223372036854775808', 10, 64, 'For input string: "9223372036854775808"'],
  ['1', 1, 32, 'radix 1 out of range'],
  ['1', 37, 32, 'radix 37 out of range'],
  ['9'.repeat(200), 10, 32, `For input string: "${'9'.repeat(100)}…"`],
])('%s in base %d does not fit %d bits', (text, radix, bits, message) => {
  expect(() => readInteger(text, radix, bits)).toThrow(`java.lang.NumberFormatException: ${message}`)
})

test.each<readonly [string, bigint]>([
  ['10', 10n],
  ['010', 8n],
  ['0', 0n],
  ['-010', -8n],
  ['0x1F', 31n],
  ['-0X10', -16n],
  ['+#ff', 255n],
])('decode reads %s by its prefix', (text, value) => {
  expect(decodeInteger(text, 32)).toBe(value)
})

test('decode takes a sign in front of the prefix only', () => {
  expect(() => decodeInteger('0x-1', 32)).toThrow('Sign character in wrong position')
  expect(() => decodeInteger('--1', 32)).toThrow('Sign character in wrong position')
  expect(() => decodeInteger('09', 32)).toThrow('For input string: "9"')
  expect(() => decodeInteger('', 32)).toThrow('For input string: ""')
})

test.each<readonly [string, number]>([
  ['1.5', 1.5],
  [' \t1.5\n', 1.5],
  ['-.5', -0.5],
  ['5.', 5],
  ['1e3', 1000],
  ['1E-3d', 0.001],
  ['2f', 2],
  ['NaN', NaN],
  ['-Infinity', -Infinity],
  ['-0', -0],
])('%j is a double', (text, value) => {
  expect(readDouble(text)).toBe(value)
})

test.each<readonly [string | null, string]>([
  [null, 'java.lang.NullPointerException'],
  [' ', 'java.lang.NumberFormatException: empty String'],
  ['1_0', 'java.lang.NumberFormatException: For input string: "1_0"'],
  ['infinity', 'java.lang.NumberFormatException: For input string: "infinity"'],
  ['.', 'java.lang.NumberFormatException: For input string: "."'],
  ['0x10', 'java.lang.NumberFormatException: For input string: "0x10"'],
  ['\u00a01', 'java.lang.NumberFormatException: For input string: "\u00a01"'],
])('%j is no double', (text, message) => {
  expect(() => readDouble(text)).toThrow(message)
})
