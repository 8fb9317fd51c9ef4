import { loadLogs, logsTarget } from '@fourbox/wire'
import type express from 'express'
import { wireRoute } from '../../http-server/wire-route.ts'
import type { LogsContext, LogsHandlers } from './context.ts'
import { filterLogEvents } from './filter-log-events.ts'
import { getLogEvents } from './get-log-events.ts'
import { LiveTails } from './live-tails.ts'
import { logGroups } from './log-groups.ts'
import { logStreams } from './log-streams.ts'
import { putLogEvents } from './put-log-events.ts'
import { startLiveTail } from './start-live-tail.ts'
import { tags } from './tags.ts'

export const logsOperations = {
  ...logGroups,
  ...tags,
  ...logStreams,
  ...putLogEvents,
  ...getLogEvents,
  ...filterLogEvents,
  ...startLiveTail,
} satisfies Partial<LogsHandlers>

/** CloudWatch Logs, for calls whose `X-Amz-Target` names it. */
export function logsRoute(context: Omit<LogsContext, 'now' | 'liveTails'>, reportBug: (bug: unknown) => void): express.RequestHandler {
  const own = { ...context, now: Date.now, liveTails: new LiveTails() }
  return wireRoute({
    service: loadLogs,
    handlers: logsOperations,
    context: () => own,
    identifyingHeaders: (requestId) => ({ 'x-amzn-RequestId': requestId }),
    reportBug,
  })
}

export function isForLogs(target: string | undefined): boolean {
  return target?.startsWith(`${logsTarget}.`) ?? false
}
