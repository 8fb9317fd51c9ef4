import { href } from '../../shell/address.ts'

/** Which log events a page shows. */
export interface LogsPlace {
  readonly group: string
  /** One stream of it; all of them when absent. */
  readonly stream?: string | undefined
  /** Only lines that name this request; it goes before a pattern. */
  readonly requestId?: string | undefined
  /** A filter pattern of CloudWatch Logs. */
  readonly pattern?: string | undefined
  /** Epoch milliseconds, both inclusive. */
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** The `href` of the page that shows exactly these log events. */
export function logsAddress({ group, stream, requestId, pattern, from, to }: LogsPlace): string {
  const search = new URLSearchParams()
  if (stream !== undefined) search.set('stream', stream)
  const filter = requestId === undefined ? pattern : `"${requestId}"`
  if (filter !== undefined && filter !== '') search.set('pattern', filter)
  if (from !== undefined) search.set('from', String(from))
  if (to !== undefined) search.set('to', String(to))
  const query = search.toString()
  return `${href('/log-groups/:logGroupName/events', { logGroupName: group })}${query === '' ? '' : `?${query}`}`
}
