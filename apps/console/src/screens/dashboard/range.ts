/** So many seconds back from now, or between two moments. */
export type DashboardRange =
  | { readonly type: 'back'; readonly seconds: number }
  | { readonly type: 'between'; readonly from: number | undefined; readonly to: number | undefined }

const hour = 3600
const day = 24 * hour

/** What the server keeps ends after 15 days. */
export const backs: readonly { readonly seconds: number; readonly label: string }[] = [
  { seconds: 300, label: 'Last 5 minutes' },
  { seconds: hour, label: 'Last hour' },
  { seconds: 3 * hour, label: 'Last 3 hours' },
  { seconds: 12 * hour, label: 'Last 12 hours' },
  { seconds: day, label: 'Last day' },
  { seconds: 7 * day, label: 'Last week' },
  { seconds: 15 * day, label: 'Last 15 days' },
]

/** The range that an address of the page names: `range=3600`, or `from=…&to=…` in milliseconds since 1970. */
export function rangeIn(address: URLSearchParams): DashboardRange {
  const [from, to] = [momentIn(address, 'from'), momentIn(address, 'to')]
  if (from !== undefined || to !== undefined) return { type: 'between', from, to }
  const asked = Number(address.get('range'))
  return { type: 'back', seconds: backs.find(({ seconds }) => seconds === asked)?.seconds ?? hour }
}

/** The same address with another range. */
export function withRange(address: URLSearchParams, range: DashboardRange): URLSearchParams {
  const next = new URLSearchParams(address)
  for (const name of ['range', 'from', 'to']) next.delete(name)
  if (range.type === 'back') next.set('range', String(range.seconds))
  else {
    if (range.from !== undefined) next.set('from', String(range.from))
    if (range.to !== undefined) next.set('to', String(range.to))
  }
  return next
}

function momentIn(address: URLSearchParams, name: string): number | undefined {
  const text = address.get(name) ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
