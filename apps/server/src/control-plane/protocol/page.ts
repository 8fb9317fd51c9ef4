import { badRequest } from './errors.ts'

/** What a paged list is asked for: how many, and where the former page ended. */
export interface PageRequest {
  readonly limit?: number
  readonly position?: string
}

export interface PageOf<T> {
  readonly items: readonly T[]
  /** Present while more remain. */
  readonly position?: string
}

const defaultLimit = 25
const largestLimit = 500

/** One page of `items`, which are put in the order of their keys: stable while others come and go. */
export function pageOf<T>(items: readonly T[], key: (item: T) => string, request: PageRequest): PageOf<T> {
  const after = readPosition(request)
  const sorted = items.toSorted((a, b) => compare(key(a), key(b)))
  const remaining = after === undefined ? sorted : sorted.filter((item) => compare(key(item), after) > 0)
  const page = remaining.slice(0, readLimit(request))
  const last = page.at(-1)
  return last !== undefined && page.length < remaining.length ? { items: page, position: writePosition(key(last)) } : { items: page }
}

/** AWS gives 25 items unless asked for another number, and never more than 500. */
export function readLimit({ limit = defaultLimit }: PageRequest): number {
  return Math.min(Math.max(Math.trunc(limit), 0), largestLimit)
}

/** The key behind which a page begins. @throws BadRequestException for a position that no page has answered. */
export function readPosition({ position }: PageRequest): string | undefined {
  if (position === undefined) return undefined
  const key = Buffer.from(position, 'base64url').toString()
  if (key === '' || writePosition(key) !== position) throw badRequest('Invalid position specified')
  return key
}

export function writePosition(key: string): string {
  return Buffer.from(key).toString('base64url')
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
