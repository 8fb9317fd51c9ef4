import { invalidToken } from './errors.ts'

interface Page<T> {
  readonly items: readonly T[]
  readonly nextToken?: string
}

/** One page of a list; the token is the number of items before it. @throws ServiceError for a token that is none of ours */
export function pageOf<T>(items: readonly T[], token: string | undefined, limit: number): Page<T> {
  if (token !== undefined && !/^\d{1,9}$/.test(token)) throw invalidToken()
  const from = Number(token ?? 0)
  const page = items.slice(from, from + limit)
  const next = from + page.length
  return next < items.length ? { items: page, nextToken: String(next) } : { items: page }
}
