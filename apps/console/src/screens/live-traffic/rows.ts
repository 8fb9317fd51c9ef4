import type { CallSummary } from '@fourbox/domain'

/** A call as a row of the list. */
export interface CallRow extends CallSummary {
  readonly key: string
}

/** By which a call is told from others: a client may choose the id of its request, and choose it twice. */
export function keyOf({ startedAt, requestId }: Pick<CallSummary, 'startedAt' | 'requestId'>): string {
  return `${startedAt}-${requestId}`
}

/** Rows that the page keeps; the oldest go. */
export const mostRows = 2000

/** The rows with those that came, newest first, each once. */
export function withCalls(rows: readonly CallRow[], calls: readonly CallSummary[]): readonly CallRow[] {
  if (calls.length === 0) return rows
  const known = new Set(rows.map(({ key }) => key))
  const added = calls.map((call): CallRow => ({ ...call, key: keyOf(call) })).filter(({ key }) => !known.has(key))
  return [...added, ...rows].toSorted((a, b) => b.startedAt - a.startedAt).slice(0, mostRows)
}
