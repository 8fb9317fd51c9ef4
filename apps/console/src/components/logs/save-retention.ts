import { callLogs } from '../../client/logs.ts'

/** Sets how long a group keeps its events: days as text, `''` for ever. */
export async function saveRetention(logGroupName: string, days: string): Promise<void> {
  if (days === '') await callLogs('DeleteRetentionPolicy', { logGroupName })
  else await callLogs('PutRetentionPolicy', { logGroupName, retentionInDays: Number(days) })
}
