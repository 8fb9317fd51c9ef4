/** What the address says of the page besides the group: a link goes to exactly this view. */
export interface View {
  readonly stream: string | undefined
  readonly pattern: string
  readonly range: Range
  readonly utc: boolean
  readonly wrap: boolean
  readonly byRequest: boolean
  readonly live: boolean
}

/** Back from now, or between two moments (epoch milliseconds, both inclusive); all there is when neither is said. */
export type Range =
  | { readonly type: 'all' }
  | { readonly type: 'back'; readonly text: BackText }
  | { readonly type: 'between'; readonly from?: number; readonly to?: number }

const minute = 60_000
const backs = {
  '1m': minute,
  '5m': 5 * minute,
  '30m': 30 * minute,
  '1h': 60 * minute,
  '12h': 720 * minute,
  '1d': 1440 * minute,
  '7d': 10_080 * minute,
} as const
export type BackText = keyof typeof backs
export const backTexts: readonly BackText[] = ['1m', '5m', '30m', '1h', '12h', '1d', '7d']

/** What an address says; what it does not is as usual. */
export function readView(search: URLSearchParams): View {
  return {
    stream: search.get('stream') ?? undefined,
    pattern: search.get('pattern') ?? '',
    range: readRange(search),
    utc: search.get('time') === 'utc',
    wrap: search.get('lines') === 'wrapped',
    byRequest: search.get('group') === 'request',
    live: search.get('live') === 'on',
  }
}

/** The query of the address; what is as usual stands not in it. */
export function writeView({ stream, pattern, range, utc, wrap, byRequest, live }: View): URLSearchParams {
  return new URLSearchParams([
    ...(stream === undefined ? [] : [['stream', stream]]),
    ...(pattern === '' ? [] : [['pattern', pattern]]),
    ...(range.type === 'back' ? [['back', range.text]] : []),
    ...(range.type === 'between' && range.from !== undefined ? [['from', String(range.from)]] : []),
    ...(range.type === 'between' && range.to !== undefined ? [['to', String(range.to)]] : []),
    ...(utc ? [['time', 'utc']] : []),
    ...(wrap ? [['lines', 'wrapped']] : []),
    ...(byRequest ? [['group', 'request']] : []),
    ...(live ? [['live', 'on']] : []),
  ])
}

/** The moments that a range comes to at `now`; without an end it is open: newer events belong to it, too. */
export function boundsOf(range: Range, now: number): { readonly from: number; readonly to: number; readonly open: boolean } {
  switch (range.type) {
    case 'all':
      return { from: 0, to: now, open: true }
    case 'back':
      return { from: now - backs[range.text], to: now, open: true }
    case 'between':
      return { from: range.from ?? 0, to: range.to ?? now, open: range.to === undefined }
  }
}

function readRange(search: URLSearchParams): Range {
  const back = backTexts.find((text) => text === search.get('back'))
  if (back !== undefined) return { type: 'back', text: back }
  const [from, to] = [moment(search.get('from')), moment(search.get('to'))]
  return from === undefined && to === undefined ? { type: 'all' } : { type: 'between', ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

function moment(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
