import type { Tags } from '@fourbox/domain'
import { ServiceError } from '@fourbox/wire'
import { changeGroup } from './change-group.ts'
import type { LogsContext, LogsHandlers } from './context.ts'
import { invalidParameter } from './errors.ts'
import { findGroup } from './find-group.ts'
import { nameOfIdentifier } from './names.ts'

/** The old operations, which name a group, and the new ones, which name an ARN, see one set of tags. */
export const tags = {
  async TagLogGroup({ logGroupName, tags: added }, context) {
    return add(context, logGroupName, added)
  },

  async UntagLogGroup({ logGroupName, tags: gone }, context) {
    return remove(context, logGroupName, gone)
  },

  async ListTagsLogGroup({ logGroupName }, context) {
    return { tags: (await findGroup(context, logGroupName)).tags }
  },

  async TagResource({ resourceArn, tags: added }, context) {
    return add(context, nameOfIdentifier(resourceArn), added)
  },

  async UntagResource({ resourceArn, tagKeys }, context) {
    return remove(context, nameOfIdentifier(resourceArn), tagKeys)
  },

  async ListTagsForResource({ resourceArn }, context) {
    return { tags: (await findGroup(context, nameOfIdentifier(resourceArn))).tags }
  },
} satisfies Partial<LogsHandlers>

const mostTags = 50

/** @throws ServiceError for names that AWS keeps to itself, and when there would be too many */
export function withTags(current: Tags, added: Tags): Tags {
  if (Object.keys(added).some((key) => /^aws:/i.test(key))) throw invalidParameter('Tag keys must not begin with aws:')
  const all = new Map([...Object.entries(current), ...Object.entries(added)])
  if (all.size > mostTags) throw new ServiceError('TooManyTagsException', `A log group can have at most ${mostTags} tags`)
  return Object.fromEntries(all)
}

async function add(context: LogsContext, name: string, added: Tags): Promise<{}> {
  await changeGroup(context, name, (group) => ({ ...group, tags: withTags(group.tags, added) }))
  return {}
}

async function remove(context: LogsContext, name: string, keys: readonly string[]): Promise<{}> {
  const gone = new Set(keys)
  const rest = (current: Tags) => Object.fromEntries(Object.entries(current).filter(([key]) => !gone.has(key)))
  await changeGroup(context, name, (group) => ({ ...group, tags: rest(group.tags) }))
  return {}
}
