import { call } from '../../client/aws.ts'
import { tagChanges } from './tag-changes.ts'
import type { TagRow } from './tag-draft.ts'

/** Makes an object's tags what the rows say, with the calls that this needs. */
export async function saveTags(resourceArn: string, before: readonly TagRow[], after: readonly TagRow[]): Promise<void> {
  const { gone, set } = tagChanges(before, after)
  if (gone.length > 0) await call('UntagResource', { resourceArn, tagKeys: [...gone] })
  if (Object.keys(set).length > 0) await call('TagResource', { resourceArn, tags: set })
}
