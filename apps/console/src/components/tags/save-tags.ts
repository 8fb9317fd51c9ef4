import { call } from '../../client/aws.ts'
import type { TagRow } from './tag-draft.ts'

/** Makes an object's tags what the rows say, with the calls that this needs. */
export async function saveTags(resourceArn: string, before: readonly TagRow[], after: readonly TagRow[]): Promise<void> {
  const gone = before.filter(({ key }) => !after.some((row) => row.key === key)).map(({ key }) => key)
  const set = after.filter(({ key, value }) => !before.some((row) => row.key === key && row.value === value))
  if (gone.length > 0) await call('UntagResource', { resourceArn, tagKeys: gone })
  if (set.length > 0) await call('TagResource', { resourceArn, tags: Object.fromEntries(set.map(({ key, value }) => [key, value])) })
}
