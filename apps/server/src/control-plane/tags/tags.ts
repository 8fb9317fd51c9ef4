import { addTags, type Tags } from '@fourbox/domain'
import type { Handlers } from '../context.ts'
import { accepted } from '../protocol/errors.ts'
import { changeTags, readTaggable, readTags } from './taggable.ts'

export const tags = {
  async GetTags({ resourceArn }, context) {
    return { tags: await readTags(context, readTaggable(resourceArn)) }
  },

  async TagResource({ resourceArn, tags: added }, context) {
    await changeTags(context, readTaggable(resourceArn), (current) => withTags(current, added))
    return {}
  },

  async UntagResource({ resourceArn, tagKeys }, context) {
    await changeTags(context, readTaggable(resourceArn), (current) => withoutTags(current, tagKeys))
    return {}
  },
} satisfies Partial<Handlers>

/** @throws BadRequestException for tags that cannot be. */
export function withTags(current: Tags, added: Tags): Tags {
  return accepted(addTags(current, added))
}

export function withoutTags(current: Tags, names: readonly string[]): Tags {
  const gone = new Set(names)
  return Object.fromEntries(Object.entries(current).filter(([name]) => !gone.has(name)))
}
