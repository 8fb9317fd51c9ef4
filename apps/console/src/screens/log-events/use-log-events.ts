import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { callLogs } from '../../client/logs.ts'
import { type LogLine, logLine } from '../../components/log-events/log-line.ts'
import { type ReadPage, readNewer, readOlder } from './read-events.ts'
import { boundsOf, type View } from '../../components/log-events/view.ts'

/** The next page to read: what is older than what is there, what has come since, or the rest of a search for that. */
type Step =
  | { readonly type: 'older'; readonly to: number }
  | { readonly type: 'newer'; readonly from: number }
  | { readonly type: 'rest'; readonly from: number; readonly to: number; readonly token: string }

interface Page {
  readonly lines: readonly LogLine[]
  readonly older?: Step
  readonly newer?: Step
}

/** Events are written a moment after they happen: what comes late is looked for once more. */
const lateMillis = 15_000

/** The events of a view as far as they have been read: the newest first, then older and newer ones as they are asked for. `now` is what ranges count back from. */
export function useLogEvents(group: string, { stream, pattern, range }: Pick<View, 'stream' | 'pattern' | 'range'>, now: number) {
  const { from, to, open } = boundsOf(range, now)
  const events = useInfiniteQuery({
    queryKey: ['Logs.FilterLogEvents', group, stream, pattern, range, now],
    // What others write to APIs changes no log that has been read.
    staleTime: 'static',
    initialPageParam: firstStep(to),
    queryFn: ({ pageParam, signal }) => readStep(pageParam, reader(group, stream, pattern, signal), from, open),
    getPreviousPageParam: ({ older }) => older,
    getNextPageParam: ({ newer }) => newer,
  })
  const pages = events.data?.pages
  return { ...events, lines: useMemo(() => linesOf(pages ?? []), [pages]) }
}

async function readStep(step: Step, read: ReadPage, from: number, open: boolean): Promise<Page> {
  if (step.type === 'older') {
    const found = await readOlder(read, from, step.to)
    return {
      lines: found.events.map(logLine),
      ...(found.from > from && { older: { type: 'older', to: found.from - 1 } }),
      ...(open && { newer: { type: 'newer', from: lateBefore(step.to, from) } }),
    }
  }
  const search = step.type === 'rest' ? step : { from: step.from, to: Date.now(), token: undefined }
  const found = await readNewer(read, search.from, search.to, search.token)
  return {
    lines: found.events.map(logLine),
    newer:
      found.token === undefined ? { type: 'newer', from: lateBefore(search.to, from) } : { type: 'rest', from: search.from, to: search.to, token: found.token },
  }
}

function firstStep(to: number): Step {
  return { type: 'older', to }
}

function lateBefore(moment: number, earliest: number): number {
  return Math.max(moment + 1 - lateMillis, earliest)
}

function reader(logGroupName: string, stream: string | undefined, filterPattern: string, signal: AbortSignal): ReadPage {
  return async (startTime, endTime, nextToken, limit) => {
    const { events = [], nextToken: next } = await callLogs(
      'FilterLogEvents',
      {
        logGroupName,
        startTime,
        endTime,
        limit,
        ...(stream !== undefined && { logStreamNames: [stream] }),
        ...(filterPattern !== '' && { filterPattern }),
        ...(nextToken !== undefined && { nextToken }),
      },
      signal,
    )
    return { events, nextToken: next }
  }
}

/** Each event once, in the order of their times. */
function linesOf(pages: readonly Page[]): readonly LogLine[] {
  const lines = new Map(pages.flatMap((page) => page.lines.map((line) => [line.id, line])))
  return [...lines.values()].toSorted((one, next) => one.at - next.at)
}
