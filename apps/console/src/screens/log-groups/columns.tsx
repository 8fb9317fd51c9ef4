import type { DatedGroup } from '../../client/logs.ts'
import type { ListColumn } from '../../components/list/list-column.ts'
import { LogsLink } from '../../components/logs/logs-link.tsx'
import { retentionText } from '../../components/logs/retentions.ts'
import { byteCount } from '../../components/reading/byte-count.ts'
import { dateTime } from '../../components/reading/date-time.ts'
import { href } from '../../shell/address.ts'

/** What the table says of a group. */
export const columns: readonly ListColumn<DatedGroup>[] = [
  {
    id: 'name',
    header: 'Log group',
    text: ({ logGroupName = '' }) => logGroupName,
    href: ({ logGroupName = '' }) => href('/log-groups/:logGroupName', { logGroupName }),
  },
  {
    id: 'lastEvent',
    header: 'Last event',
    short: true,
    text: (group) => dateTime(dateOf(group.lastEventTime)),
    cell: (group) =>
      group.lastEventTime === undefined ? (
        '–'
      ) : (
        <LogsLink place={{ group: group.logGroupName ?? '' }} ariaLabel={`${dateTime(dateOf(group.lastEventTime))}: events of ${group.logGroupName}`}>
          {dateTime(dateOf(group.lastEventTime))}
        </LogsLink>
      ),
    order: (group) => group.lastEventTime ?? 0,
  },
  {
    id: 'retention',
    header: 'Retention',
    short: true,
    text: ({ retentionInDays }) => retentionText(retentionInDays),
    order: ({ retentionInDays }) => retentionInDays ?? Infinity,
  },
  { id: 'size', header: 'Stored', short: true, text: ({ storedBytes = 0 }) => byteCount(storedBytes), order: ({ storedBytes = 0 }) => storedBytes },
  {
    id: 'created',
    header: 'Created',
    short: true,
    text: ({ creationTime }) => dateTime(dateOf(creationTime)),
    order: ({ creationTime = 0 }) => creationTime,
  },
]

function dateOf(time: number | undefined): Date | undefined {
  return time === undefined ? undefined : new Date(time)
}
