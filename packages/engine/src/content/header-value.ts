import { remembered } from './remembered.ts'

/** Whether a text can be the name of a header. */
export const isHeaderName = remembered((name) => token.test(name))
const token = /^[\w!#$%&'*+.^`|~-]+$/

/**
 * A text as a header's value: itself, or the bytes of its UTF-8 where it goes beyond Latin-1. Undefined for what would break
 * the message or begin another header: line breaks, NULs, other control characters.
 */
export function toHeaderValue(text: string): string | undefined {
  // Most are short: a loop is done before a pattern has begun.
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if ((code < 0x20 && code !== tab) || code > 0x7e) return withOddCharacters(text)
  }
  return text
}

function withOddCharacters(text: string): string | undefined {
  if (breaking.test(text)) return undefined
  return beyondLatin1.test(text) ? utf8Bytes(text) : text
}

const tab = 9
const beyondLatin1 = /[^\0-\xff]/
// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const breaking = /[\0-\x08\x0a-\x1f\x7f]/

function utf8Bytes(text: string): string {
  let bytes = ''
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte)
  return bytes
}
