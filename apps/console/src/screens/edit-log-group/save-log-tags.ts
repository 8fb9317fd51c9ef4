import { logGroupArn } from '../../client/log-group.ts'
import { callLogs } from '../../client/logs.ts'
import { tagChanges } from '../../components/tags/tag-changes.ts'
import type { TagRow } from '../../components/tags/tag-draft.ts'

/** Makes a group's tags what the rows say, with the calls that this needs. */
export async function saveLogTags(logGroupName: string, before: readonly TagRow[], after: readonly TagRow[]): Promise<void> {
  const { gone, set } = tagChanges(before, after)
  const resourceArn = logGroupArn(logGroupName)
  if (gone.length > 0) await callLogs('UntagResource', { resourceArn, tagKeys: [...gone] })
  if (Object.keys(set).length > 0) await callLogs('TagResource', { resourceArn, tags: set })
}
