import { javaException } from '../errors.ts'
import { utf8Bytes, utf8Text } from './utf8.ts'

/** `$util.urlEncode`: Java's URLEncoder with UTF-8, for forms. A blank becomes `+`, and `*-._` stay. */
export function urlEncode(text: string): string {
  let encoded = ''
  let from = 0
  for (let index = 0; index < text.length;) {
    const code = text.codePointAt(index) ?? 0
    const next = index + (code > 0xffff ? 2 : 1)
    if (!isSafe(code)) {
      encoded += text.slice(from, index) + (code === 0x20 ? '+' : percents(text.slice(index, next)))
      from = next
    }
    index = next
  }
  return from === 0 ? text : encoded + text.slice(from)
}

function isSafe(code: number): boolean {
  if (code >= 0x61) return code <= 0x7a
  if (code >= 0x41) return code <= 0x5a || code === 0x5f
  return (code >= 0x30 && code <= 0x39) || code === 0x2a || code === 0x2d || code === 0x2e
}

function percents(character: string): string {
  return utf8Bytes(character)
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}

/**
 * `$util.urlDecode`: Java's URLDecoder with UTF-8. `+` becomes a blank.
 * @throws TemplateEvaluationError with Java's IllegalArgumentException for a `%` without two hexadecimal digits.
 */
export function urlDecode(text: string): string {
  let decoded = ''
  for (let index = 0; index < text.length;) {
    const character = text.charAt(index)
    if (character === '%') {
      const bytes: number[] = []
      for (; text.charAt(index) === '%'; index += 3) bytes.push(byteAt(text, index))
      decoded += utf8Text(bytes)
    } else {
      decoded += character === '+' ? ' ' : character
      index += 1
    }
  }
  return decoded
}

function byteAt(text: string, index: number): number {
  if (index + 2 >= text.length) throw illegalArgument('URLDecoder: Incomplete trailing escape (%) pattern')
  const digits = text.slice(index + 1, index + 3)
  // Java reads the digits as a signed number: `%+5` is 5, `%-5` is refused.
  const value = /^(?:[0-9a-fA-F]{2}|\+[0-9a-fA-F])$/.test(digits) ? Number.parseInt(digits, 16) : undefined
  if (value === undefined) throw illegalArgument(`URLDecoder: Illegal hex characters in escape (%) pattern - Error at index 0 in: "${digits}"`)
  return value
}

function illegalArgument(message: string): Error {
  return javaException('java.lang.IllegalArgumentException', message)
}
