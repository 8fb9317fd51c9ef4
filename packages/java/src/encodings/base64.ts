import { javaException } from '../bounds/evaluation-error.ts'
import { utf8Bytes, utf8Text } from './utf8.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const values: ReadonlyMap<string, number> = new Map(Array.from(alphabet, (character, value) => [character, value]))

/** `$util.base64Encode`: the text's UTF-8 bytes, padded, without line breaks. */
export function base64Encode(text: string): string {
  const bytes = utf8Bytes(text)
  let encoded = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    encoded += alphabet.charAt(group >> 18) + alphabet.charAt((group >> 12) & 63) + alphabet.charAt((group >> 6) & 63) + alphabet.charAt(group & 63)
  }
  const padding = (3 - (bytes.length % 3)) % 3
  return padding === 0 ? encoded : encoded.slice(0, -padding) + '='.repeat(padding)
}

/**
 * `$util.base64Decode`: bytes read as UTF-8. Padding may be left out.
 * @throws EvaluationError with Java's IllegalArgumentException for anything else than Base64.
 */
export function base64Decode(text: string): string {
  const digits = text.replace(/={1,2}$/, '')
  const padding = text.length - digits.length
  const rest = digits.length % 4
  if (rest === 1 || (padding > 0 && rest + padding !== 4)) throw illegalArgument('Input byte array has wrong 4-byte ending unit')

  const bytes: number[] = []
  let bits = 0
  let count = 0
  for (const digit of digits) {
    const value = values.get(digit)
    if (value === undefined) throw illegalArgument(`Illegal base64 character ${(digit.codePointAt(0) ?? 0).toString(16)}`)
    bits = ((bits << 6) | value) & 0xfff
    count += 6
    if (count >= 8) {
      count -= 8
      bytes.push((bits >> count) & 0xff)
    }
  }
  return utf8Text(bytes)
}

function illegalArgument(message: string): Error {
  return javaException('java.lang.IllegalArgumentException', message)
}
