import { callVerbs } from '../../components/method/verb-order.ts'
import type { CallRow } from './rows.ts'

/** The kinds of status by which calls are chosen, in the order in which they are offered. */
export const allStatuses = ['all', '2xx', '4xx', '5xx'] as const
export type Statuses = (typeof allStatuses)[number]

/** Whether a row has a status of that kind; what is neither an error nor a success counts as success. */
export function hasStatus({ status }: CallRow, statuses: Statuses): boolean {
  return statuses === 'all' || statuses === statusKind(status)
}

/** The kind of a status: `4xx` is the caller's fault, `5xx` that of the API or its back end. */
export function statusKind(status: number): Exclude<Statuses, 'all'> {
  return status >= 500 ? '5xx' : status >= 400 ? '4xx' : '2xx'
}

/**
 * Reads what is typed into the filter, words of which a call must meet all: a verb, `404` or `5xx`, `>200ms` or `<5ms`,
 * `canary`, `production`, `replay`, else a part of path, query, request id or of what decided, in which `*` stands for anything.
 */
export function readFilter(text: string, replayed: ReadonlySet<string>): (row: CallRow) => boolean {
  const tests = text.split(/\s+/).flatMap((word) => (word === '' ? [] : [readWord(word, replayed)]))
  return (row) => tests.every((test) => test(row))
}

function readWord(word: string, replayed: ReadonlySet<string>): (row: CallRow) => boolean {
  const latency = /^([<>])(\d+(?:\.\d+)?)(?:ms)?$/i.exec(word)
  if (latency) {
    const millis = Number(latency[2])
    return latency[1] === '>' ? (row) => row.latencyInMillis > millis : (row) => row.latencyInMillis < millis
  }
  if (knownVerbs.has(word)) return (row) => row.httpMethod === word
  if (/^[1-5](?:\d\d|xx)$/i.test(word)) {
    const first = word.charAt(0)
    return word.toLowerCase().endsWith('xx') ? (row) => String(row.status).startsWith(first) : (row) => row.status === Number(word)
  }
  switch (word.toLowerCase()) {
    case 'canary':
      return (row) => row.isCanary === true
    case 'production':
      return (row) => row.isCanary !== true
    case 'replay':
      return (row) => replayed.has(row.requestId)
    default:
      return containing(word.toLowerCase().split('*'))
  }
}

const knownVerbs: ReadonlySet<string> = new Set(callVerbs)

/** The parts one after the other, with anything between them. */
function containing(parts: readonly string[]): (row: CallRow) => boolean {
  return ({ path, query, decision = '', requestId }) => [`${path}${query}`, decision, requestId].some((text) => followsIn(text.toLowerCase(), parts))
}

function followsIn(text: string, parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const at = text.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}
