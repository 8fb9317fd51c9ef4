import { printError } from '../terminal/terminal.ts'
import { StoreUnavailable } from '@fourbox/store'

/** So long without a refusal, and the next one begins something new. */
const quietInMillis = 60_000
/** When the store was last not to be used, by place and reason. */
const refusedAt = new Map<string, number>()

/**
 * A bug goes to the log with its stack; the caller was told nothing of it. A store that cannot be used is no bug: its line says where and
 * why, of all calls that are refused in a row once.
 */
export function reportBug(bug: unknown): void {
  const time = new Date().toISOString()
  if (bug instanceof StoreUnavailable) {
    const { message, reason, place, cause } = bug
    if (!isNew(place, reason)) return
    printError(JSON.stringify({ level: 'error', time, message, reason, place, cause: cause instanceof Error ? cause.message : String(cause) }))
  } else printError(JSON.stringify({ level: 'error', time, message: String(bug), stack: bug instanceof Error ? bug.stack : undefined }))
}

/** The same, but of a store that is away: whoever goes on without it says so in other ways. */
export function reportUnlessUnavailable(error: unknown): void {
  if (!(error instanceof StoreUnavailable)) reportBug(error)
}

function isNew(place: string, reason: string): boolean {
  const [key, now] = [`${place} ${reason}`, performance.now()]
  const before = refusedAt.get(key) ?? -Infinity
  refusedAt.set(key, now)
  return now - before > quietInMillis
}
