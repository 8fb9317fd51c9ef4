import type { LogStream } from '@aws-sdk/client-cloudwatch-logs'
import type { ListColumn } from '../../components/list/list-column.ts'
import { logsAddress } from '../../components/logs/logs-address.ts'
import { dateTime } from '../../components/reading/date-time.ts'

/** What the table says of a stream; the newest stands first. */
export function columns(group: string): readonly ListColumn<LogStream>[] {
  return [
    {
      id: 'name',
      header: 'Log stream',
      text: ({ logStreamName = '' }) => logStreamName,
      href: ({ logStreamName = '' }) => logsAddress({ group, stream: logStreamName }),
    },
    {
      id: 'first',
      header: 'First event',
      short: true,
      text: ({ firstEventTimestamp }) => dateTime(dateOf(firstEventTimestamp)),
      order: ({ firstEventTimestamp = 0 }) => firstEventTimestamp,
    },
    {
      id: 'last',
      header: 'Last event',
      short: true,
      text: ({ lastEventTimestamp }) => dateTime(dateOf(lastEventTimestamp)),
      order: ({ lastEventTimestamp = 0 }) => lastEventTimestamp,
    },
  ]
}

function dateOf(time: number | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time)
}
