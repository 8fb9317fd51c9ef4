import { redact, visible } from '@fourbox/domain'
import type { Body, HeaderList } from '../call/hand-offs.ts'
import { largestHeaderValues } from '../call/limits.ts'
import type { Values } from '../content/header-list.ts'
import { decodeText } from '../content/text.ts'
import type { Mask } from './mask.ts'

/** Where AWS cuts a line of the execution log; what it puts before and behind it does not count. */
const longestLine = 1024

/** What is looked at of a text: a line of the log, and as far as a secret may stand out of it. */
const longestLook = longestLine + largestHeaderValues

/** As much as a line shows: its secrets starred before it is cut, so that none stands there by half, and nothing in it that acts on a screen. */
export function cutLine(text: string, star: (text: string) => string): string {
  const shown = visible(star(text.length > longestLook ? text.slice(0, longestLook) : text))
  return shown.length <= longestLine ? shown : `${shown.slice(0, longestLine)} [TRUNCATED]`
}

/** A query as a Java map, secrets starred. */
export function printQuery(query: Values, mask: Mask): string {
  const shown = new Map<string, string>()
  for (const [name, values] of query) shown.set(name, (mask.isSecretParameter(name) ? values.map(redact) : values).join(','))
  return printMap(shown)
}

/** Headers as a Java map, secrets starred but for their last six characters; several values stand behind one name, separated by commas. */
export function printHeaders(headers: HeaderList, mask: Mask): string {
  const shown = new Map<string, string>()
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const name = headers[index] ?? ''
    const value = headers[index + 1] ?? ''
    const text = mask.isSecretHeader(name) ? redact(value) : value
    const before = shown.get(name)
    shown.set(name, before === undefined ? text : `${before},${text}`)
  }
  return printMap(shown)
}

/** `{a=1, b=2}` as Java prints a map. */
export function printMap(map: ReadonlyMap<string, string>): string {
  let text = ''
  for (const [name, value] of map) text += text === '' ? `${name}=${value}` : `, ${name}=${value}`
  return `{${oneLine(text)}}`
}

/** What a client wrote must not look like another line. */
function oneLine(text: string): string {
  return text.replaceAll('\r', String.raw`\r`).replaceAll('\n', String.raw`\n`)
}

/** As much of a body as a line of the log can show, and a secret that begins in it; of bytes that are no text only that they are none. */
export function printBody(body: Body | string | undefined): string {
  if (body === undefined) return ''
  if (typeof body === 'string') return body.length > longestLook ? body.slice(0, longestLook) : body
  if (!(body instanceof Uint8Array)) return '[streamed]'
  const text = body.length <= longestLookInBytes ? decodeText(body) : beginningOf(body)
  return text.includes('�') ? `[Binary Data]` : text
}

/** A character of UTF-8 takes four bytes at most. */
const longestLookInBytes = longestLook * 4

/** A character that is cut in two lies beyond what is shown. */
function beginningOf(body: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body.subarray(0, longestLookInBytes), { stream: true })
}
