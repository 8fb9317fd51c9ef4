import type { Meter } from '../bounds/meter.ts'
import { javaException } from '../bounds/evaluation-error.ts'
import { hashOf } from '../values/hash.ts'
import { textOf } from '../printing/text.ts'
import { Character } from '../values/character.ts'
import type { Value } from '../values/java-object.ts'
import { BigDecimal, BigInteger, Byte, Double, Float, Long, Short } from '../values/numbers.ts'
import { fixedText, generalText, scientificText } from './decimal-forms.ts'
import { decimalDigits, doubleDigits } from './digits.ts'
import { type ArgumentConversion, flagMismatch, type FormatSpecifier } from './parse-format.ts'
import { signed } from './signed.ts'

/** Makes the text of one argument, not yet filled up to the width. */
type Conversion = (value: Value, specifier: FormatSpecifier, meter: Meter) => string

export const conversions: Readonly<Record<ArgumentConversion, Conversion>> = {
  b: (value, specifier) => cut(String(typeof value === 'boolean' ? value : value !== null), specifier),
  h: (value, specifier, meter) => cut(value === null ? 'null' : (hashOf(value, meter) >>> 0).toString(16), specifier),
  s: convertText,
  c: (value, specifier) => (value === null ? 'null' : character(value, specifier)),
  d: (value, specifier) => (value === null ? cut('null', specifier) : decimalInteger(value, specifier)),
  o: (value, specifier) => (value === null ? cut('null', specifier) : unsignedInteger(value, specifier, 8)),
  x: (value, specifier) => (value === null ? cut('null', specifier) : unsignedInteger(value, specifier, 16)),
  e: (value, specifier) => (value === null ? cut('null', specifier) : floating(value, specifier)),
  f: (value, specifier) => (value === null ? cut('null', specifier) : floating(value, specifier)),
  g: (value, specifier) => (value === null ? cut('null', specifier) : floating(value, specifier)),
}

function cut(text: string, { precision }: FormatSpecifier): string {
  return precision === undefined ? text : text.slice(0, precision)
}

/** `#` asks for an object that formats itself, and no value of a template does. */
function convertText(value: Value, specifier: FormatSpecifier, meter: Meter): string {
  if (specifier.flags.has('#')) throw flagMismatch('#', 's')
  return cut(textOf(value, meter), specifier)
}

function character(value: Value, specifier: FormatSpecifier): string {
  if (value instanceof Character) return value.value
  const code = typeof value === 'number' ? value : value instanceof Byte || value instanceof Short ? value.value : undefined
  if (code === undefined) throw wrongArgument(specifier, value)
  if (code < 0 || code > 0x10ffff) throw javaException('java.util.IllegalFormatCodePointException', `Code point = 0x${(code >>> 0).toString(16)}`)
  return String.fromCodePoint(code)
}

function decimalInteger(value: Value, specifier: FormatSpecifier): string {
  const { number } = integerOf(value, specifier)
  return signed(number < 0n, String(number < 0n ? -number : number), specifier)
}

/** Octal and hexadecimal show a negative number's bits, but for a BigInteger, which gets a sign. */
function unsignedInteger(value: Value, specifier: FormatSpecifier, radix: 8 | 16): string {
  const { number, bits } = integerOf(value, specifier)
  const prefix = !specifier.flags.has('#') ? '' : radix === 8 ? '0' : '0x'
  if (bits === undefined) return signed(number < 0n, (number < 0n ? -number : number).toString(radix), specifier, prefix)
  for (const flag of ['+', ' ', '('] as const) if (specifier.flags.has(flag)) throw flagMismatch(flag, specifier.conversion)
  return signed(false, BigInt.asUintN(bits, number).toString(radix), specifier, prefix)
}

function integerOf(value: Value, specifier: FormatSpecifier): { readonly number: bigint; readonly bits: number | undefined } {
  if (typeof value === 'number') return { number: BigInt(value), bits: 32 }
  if (value instanceof Long) return { number: value.value, bits: 64 }
  if (value instanceof Short) return { number: BigInt(value.value), bits: 16 }
  if (value instanceof Byte) return { number: BigInt(value.value), bits: 8 }
  if (value instanceof BigInteger) return { number: value.value, bits: undefined }
  throw wrongArgument(specifier, value)
}

function floating(value: Value, specifier: FormatSpecifier): string {
  if (value instanceof BigDecimal) return signed(value.unscaled < 0n, magnitude(decimalDigits(value), specifier), specifier)
  if (!(value instanceof Double) && !(value instanceof Float)) throw wrongArgument(specifier, value)
  const number = value.value
  if (Number.isNaN(number)) return 'NaN'
  const negative = number < 0 || Object.is(number, -0)
  // Zeros are not put before the word.
  if (Math.abs(number) === Infinity) return signed(negative, 'Infinity', { ...specifier, flags: new Set([...specifier.flags].filter((flag) => flag !== '0')) })
  return signed(negative, magnitude(doubleDigits(Math.abs(number)), specifier), specifier)
}

function magnitude(digits: ReturnType<typeof doubleDigits>, { conversion, precision = 6, flags }: FormatSpecifier): string {
  const point = flags.has('#') && precision === 0 ? '.' : ''
  if (conversion === 'f') return fixedText(digits, precision) + point
  return conversion === 'e' ? scientificText(digits, precision, point) : generalText(digits, Math.max(1, precision))
}

function wrongArgument({ conversion }: FormatSpecifier, value: Value): Error {
  return javaException('java.util.IllegalFormatConversionException', `${conversion} != ${className(value)}`)
}

function className(value: Value): string {
  switch (typeof value) {
    case 'string':
      return 'java.lang.String'
    case 'boolean':
      return 'java.lang.Boolean'
    case 'number':
      return 'java.lang.Integer'
    default:
      return value?.className ?? 'null'
  }
}
