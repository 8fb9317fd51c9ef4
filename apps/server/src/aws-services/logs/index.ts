import type { JsonService } from '../protocol/json-protocol.ts'
import { logEvents } from './log-events.ts'
import { logGroups } from './log-groups.ts'

/** CloudWatch Logs: the groups that tools create, and the events that stages have written. */
export const logs: JsonService = {
  target: 'Logs_20140328',
  actions: new Map(Object.entries({ ...logGroups, ...logEvents })),
}
