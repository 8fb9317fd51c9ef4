import { javaException } from '../bounds/evaluation-error.ts'
import { utf8Bytes, utf8Text } from './utf8.ts'

/** `$util.urlEncode`: Java's URLEncoder with UTF-8, for forms. A blank becomes `+`, and `*-._` stay. */
export function urlEncode(text: string): string {
  let encoded = ''
  let from = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const escape = code < 128 ? asciiEscapes[code] : percents(text, index)
    if (escape === undefined) continue
    encoded += from === index ? escape : text.slice(from, index) + escape
    if (code >= 0xd800 && code <= 0xdbff && isLowSurrogate(text.charCodeAt(index + 1))) index += 1
    from = index + 1
  }
  return from === 0 ? text : encoded + text.slice(from)
}

/** What becomes of each ASCII character; nothing for those that stay. */
const asciiEscapes: readonly (string | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (character === ' ') return '+'
  return /[a-zA-Z0-9*._-]/.test(character) ? undefined : percent(code)
})

function percents(text: string, index: number): string {
  return utf8Bytes(String.fromCodePoint(text.codePointAt(index) ?? 0))
    .map(percent)
    .join('')
}

function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

/**
 * `$util.urlDecode`: Java's URLDecoder with UTF-8. `+` becomes a blank.
 * @throws EvaluationError with Java's IllegalArgumentException for a `%` without two hexadecimal digits.
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
