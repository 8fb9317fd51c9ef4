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

/**
 * One page of `items`, in their order; `id` tells them apart. A position names the last item that was shown and its
 * place: should that one be gone when the next page is asked for, the place is what remains of it.
 */
export function pageOf<T>(items: readonly T[], id: (item: T) => string, request: PageRequest): PageOf<T> {
  const start = startOf(items, id, request)
  const page = items.slice(start, start + readLimit(request))
  const last = page.at(-1)
  const end = start + page.length
  return last !== undefined && end < items.length ? { items: page, position: writePosition(`${end - 1} ${id(last)}`) } : { items: page }
}

function startOf<T>(items: readonly T[], id: (item: T) => string, request: PageRequest): number {
  const position = readPosition(request)
  if (position === undefined) return 0
  const [, place = '', lastId] = /^(\d{1,9}) ([^]*)$/.exec(position) ?? []
  if (lastId === undefined) throw invalidPosition()
  const at = items.findIndex((item) => id(item) === lastId)
  return at < 0 ? Number(place) : at + 1
}

/** AWS gives 25 items unless asked for another number, and never more than 500. */
function readLimit({ limit = defaultLimit }: PageRequest): number {
  return Math.min(Math.max(Math.trunc(limit), 0), largestLimit)
}

/** @throws BadRequestException for a position that no page has answered. */
function readPosition({ position }: PageRequest): string | undefined {
  if (position === undefined) return undefined
  const text = Buffer.from(position, 'base64url').toString()
  if (text === '' || writePosition(text) !== position) throw invalidPosition()
  return text
}

function writePosition(text: string): string {
  return Buffer.from(text).toString('base64url')
}

function invalidPosition(): Error {
  return badRequest('Invalid position specified')
}
