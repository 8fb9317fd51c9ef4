import { DatabaseUnusable } from '../database-unusable.ts'
import { StoreUnavailable, type UnavailableReason } from '../store-unavailable.ts'

/** What an error of the driver's says of the database; undefined for what is no fault of the system's. */
export function reasonOf(error: unknown): UnavailableReason | undefined {
  if (isOfMany(error)) return reasonOf(error.errors[0])
  if (!(error instanceof Error)) return undefined
  const state = stateOf(error)
  if (state !== undefined) return reasons.find(([beginning]) => state.startsWith(beginning))?.[1]
  return error instanceof SilentDatabase || error instanceof StandbyDatabase || 'syscall' in error || driversWords.test(error.message) ? 'away' : undefined
}

/** Whether the server itself said that a statement was not done, and did not just fall silent. */
export function isServersWord(error: unknown): boolean {
  return error instanceof Error && stateOf(error) !== undefined
}

/** Whether it was refused for the sake of another transaction, and does what it should when it is begun again. */
export function isCollision(error: unknown): boolean {
  const state = error instanceof Error ? stateOf(error) : undefined
  return state === '40001' || state === '40P01'
}

/** The error as the store's callers know it. */
export function asStoreFault(error: unknown, place: string): unknown {
  const reason = reasonOf(error)
  return reason !== undefined && error instanceof Error && !(error instanceof StoreUnavailable) ? new StoreUnavailable(reason, place, error) : error
}

/** Why the database could not be asked, where that is all that was wrong: the next try may find it well. */
export function unavailableIn(error: unknown): StoreUnavailable | undefined {
  if (error instanceof StoreUnavailable) return error
  return error instanceof DatabaseUnusable ? unavailableIn(error.cause) : undefined
}

/** What was wrong first: the driver's own word, or the system's. */
export function reasonIn(error: unknown): string {
  if (error instanceof StoreUnavailable && error.cause !== undefined) return reasonIn(error.cause)
  if (error instanceof DatabaseUnusable) return error.why
  if (isOfMany(error)) return reasonIn(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}

/** What the system says of a name that stands for several addresses, each of which failed. */
function isOfMany(error: unknown): error is AggregateError {
  return error instanceof AggregateError && error.errors.length > 0
}

/** The five characters by which PostgreSQL classifies what it refuses; the system's own errors have names instead. */
function stateOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) && !('syscall' in error) ? error.code : undefined
}

/** By the beginning of a state, the first that fits: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const reasons: readonly (readonly [state: string, reason: UnavailableReason])[] = [
  ['55P03', 'locked'],
  ['40', 'locked'],
  ['53100', 'full'],
  // Too many connections, too little memory.
  ['53', 'away'],
  ['57', 'away'],
  ['08', 'away'],
  // A standby, after or before a failover; a transaction that was idle for too long.
  ['25', 'away'],
  // A role, a password or an address that may not come in; a database that is not there, or takes no connections.
  ['28', 'refused'],
  // A right that was taken away.
  ['42501', 'refused'],
  ['3D', 'refused'],
  ['55000', 'refused'],
  ['58', 'failed'],
  ['XX001', 'damaged'],
  ['XX002', 'damaged'],
]

/** What the driver says, in words alone, of a connection that is lost or cannot be had. */
const driversWords =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (was closed|has encountered a connection error))/

/** Nothing comes from the database any more. */
export class SilentDatabase extends Error {
  constructor(cause?: unknown) {
    super('it says nothing any more', { cause })
  }
}

/** It takes no writes, as long as it is not promoted. */
export class StandbyDatabase extends Error {
  constructor() {
    super('it is a standby')
  }
}
