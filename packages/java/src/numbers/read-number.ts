import { javaException } from '../bounds/evaluation-error.ts'
import { trim } from '../strings/strings.ts'

/** A whole number's text in a radix, as Java's `Integer.parseInt` and `Long.parseLong` read it. @throws as Java does. */
export function readInteger(text: string | null, radix: number, bits: 8 | 16 | 32 | 64 | 128): bigint {
  if (text === null) throw numberFormat('Cannot parse null string')
  if (radix < 2 || radix > 36) throw numberFormat(`radix ${radix} out of range`)
  const shown = text.length > 100 ? `${text.slice(0, 100)}…` : text
  if (!/^[+-]?[0-9a-zA-Z]{1,64}$/.test(text)) throw numberFormat(`For input string: "${shown}"`)
  const negative = text.startsWith('-')
  let value = 0n
  for (const digit of text.replace(/^[+-]/, '')) {
    const worth = Number.parseInt(digit, 36)
    if (worth >= radix) throw numberFormat(`For input string: "${shown}"`)
    value = value * BigInt(radix) + BigInt(worth)
  }
  const signed = negative ? -value : value
  if (BigInt.asIntN(bits, signed) !== signed) throw numberFormat(`For input string: "${shown}"`)
  return signed
}

/** The same for `decode`: `0x`, `#` and `0` begin a number in another radix. */
export function decodeInteger(text: string, bits: 8 | 16 | 32 | 64): bigint {
  const parts = /^([+-]?)(0[xX]|#|0(?=.))?(.*)$/s.exec(text)
  const [, sign = '', prefix = '', digits = ''] = parts ?? []
  if (/^[+-]/.test(digits)) throw numberFormat('Sign character in wrong position')
  const radix = prefix === '' ? 10 : prefix === '0' ? 8 : 16
  return readInteger(sign + digits, radix, bits)
}

/** A floating number's text as Java's `Double.parseDouble` reads it: blanks around it, a `d` or `f` behind. */
export function readDouble(text: string | null): number {
  if (text === null) throw javaException('java.lang.NullPointerException')
  const trimmed = trim(text)
  const parts = /^([+-]?)(?:(NaN)|(Infinity)|((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)[dDfF]?)$/.exec(trimmed)
  if (parts === null) throw numberFormat(trimmed === '' ? 'empty String' : `For input string: "${trimmed.slice(0, 100)}"`)
  const [, sign, notANumber, infinity, decimal] = parts
  const value = notANumber !== undefined ? NaN : infinity !== undefined ? Infinity : Number(decimal)
  return sign === '-' ? -value : value
}

function numberFormat(message: string): Error {
  return javaException('java.lang.NumberFormatException', message)
}
