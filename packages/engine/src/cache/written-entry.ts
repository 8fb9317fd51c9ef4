import { decodeText, encodeText } from '../content/text.ts'
import { joined } from '../content/joined.ts'
import { readAuthorizerResult } from '../method-request/authorizer-result.ts'
import type { CacheEntry, KeptEntry } from '../ports/cache.ts'

/* An entry for a cache outside this process: a line of JSON, and behind it the body of an answer. */

const lineEnd = 10

export function writeEntry(entry: CacheEntry): Uint8Array {
  if (entry.kind === 'authorizer') return encodeText(`${JSON.stringify({ kind: entry.kind, type: entry.type, payload: entry.payload })}\n`)
  const { status, headers, body } = entry.response
  return joined([encodeText(`${JSON.stringify({ kind: entry.kind, status, headers })}\n`), body])
}

/** Reads what `writeEntry` wrote; undefined for anything else, since others may write there, too. */
export function readEntry(bytes: Uint8Array): KeptEntry | undefined {
  const end = bytes.indexOf(lineEnd)
  const head = end < 0 ? undefined : parse(decodeText(bytes.subarray(0, end)))
  if (head === undefined) return undefined
  if (head.get('kind') === 'authorizer') return authorizerEntry(head)
  const [status, headers] = [head.get('status'), head.get('headers')]
  if (head.get('kind') !== 'response' || !isStatus(status) || !isHeaderList(headers)) return undefined
  return { kind: 'response', response: { status, headers, body: bytes.subarray(end + 1) } }
}

function authorizerEntry(head: ReadonlyMap<string, unknown>): KeptEntry | undefined {
  const [type, payload] = [head.get('type'), head.get('payload')]
  if ((type !== 'TOKEN' && type !== 'REQUEST') || typeof payload !== 'string') return undefined
  const result = readAuthorizerResult(payload, type)
  return result && { kind: 'authorizer', result }
}

function parse(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined
  } catch {
    return undefined
  }
}

function isStatus(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599
}

function isHeaderList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length % 2 === 0 && value.every((each) => typeof each === 'string')
}
