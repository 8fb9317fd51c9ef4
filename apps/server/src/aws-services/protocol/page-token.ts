/** One page of a list whose token is the number of items before it. */
export function pageByToken<T>(items: readonly T[], token: string | undefined, limit: number): { readonly items: readonly T[]; readonly next?: string } {
  const from = token !== undefined && /^\d{1,9}$/.test(token) ? Number(token) : 0
  const page = items.slice(from, from + limit)
  const next = from + page.length
  return next < items.length ? { items: page, next: String(next) } : { items: page }
}
