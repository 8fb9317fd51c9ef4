import { isSecretHeader, redact } from '@fourbox/domain'
import type { Body, HeaderList } from '../call/hand-offs.ts'
import { gatherHeaders, type Values } from '../content/header-list.ts'

/** Where AWS cuts a line of the execution log; what it puts before and behind it does not count. */
const longestLine = 1024

export function cutLine(text: string): string {
  return text.length <= longestLine ? text : `${text.slice(0, longestLine)} [TRUNCATED]`
}

/** `{a=1, b=2}` as Java prints a map; several values stand behind one name, separated by commas. */
export function printValues(values: Values): string {
  return `{${[...values].map(([name, list]) => `${oneLine(name)}=${oneLine(list.join(','))}`).join(', ')}}`
}

export function printMap(map: ReadonlyMap<string, string>): string {
  return `{${[...map].map(([name, value]) => `${oneLine(name)}=${oneLine(value)}`).join(', ')}}`
}

/** Headers as a Java map, secrets starred but for their last six characters. */
export function printHeaders(headers: HeaderList): string {
  return `{${[...gatherHeaders(headers)].map(([name, values]) => `${oneLine(name)}=${oneLine(values.map((value) => shown(name, value)).join(','))}`).join(', ')}}`
}

function shown(name: string, value: string): string {
  return isSecretHeader(name) ? redact(value) : value
}

/** What a client wrote must not look like another line. */
function oneLine(text: string): string {
  return text.replaceAll('\r', String.raw`\r`).replaceAll('\n', String.raw`\n`)
}

/** As much of a body as a line of the log can show; bytes that are no text are told by their number. */
export function printBody(body: Body | string | undefined): string {
  if (body === undefined) return ''
  if (typeof body === 'string') return body.length > longestLine ? body.slice(0, longestLine + 1) : body
  if (!(body instanceof Uint8Array)) return '[streamed]'
  // A character of UTF-8 takes four bytes at most; one that is cut in two lies beyond what is shown.
  const most = (longestLine + 1) * 4
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body.subarray(0, most), { stream: body.length > most })
  return text.includes('�') ? `[Binary Data]` : text
}
