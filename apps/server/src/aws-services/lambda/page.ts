/** One page of a list; the marker is the number of items before it. */
export function pageOf<T>(items: readonly T[], marker: string | undefined, limit: number): { readonly items: readonly T[]; readonly next?: string } {
  const from = marker !== undefined && /^\d{1,9}$/.test(marker) ? Number(marker) : 0
  const page = items.slice(from, from + limit)
  const next = from + page.length
  return next < items.length ? { items: page, next: String(next) } : { items: page }
}
