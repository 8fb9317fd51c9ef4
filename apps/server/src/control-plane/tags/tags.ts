import type { Tags } from '@fourbox/domain'
import type { Handlers } from '../context.ts'
import { badRequest } from '../protocol/errors.ts'
import { changeTags, readTaggable, readTags } from './taggable.ts'

const mostTags = 50

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

/** @throws BadRequestException for a name that AWS keeps to itself, a name or value that is too long, and more than 50 tags. */
export function withTags(current: Tags, added: Tags): Tags {
  for (const [name, value] of Object.entries(added)) {
    if (/^aws:/i.test(name)) throw badRequest('Invalid tag key. Tag keys cannot start with the reserved prefix aws:')
    if (name.length < 1 || name.length > 128) throw badRequest('Invalid tag key. Tag keys must have 1 to 128 characters')
    if (value.length > 256) throw badRequest('Invalid tag value. Tag values can have at most 256 characters')
  }
  const all = new Map([...Object.entries(current), ...Object.entries(added)])
  if (all.size > mostTags) throw badRequest(`A resource can have at most ${mostTags} tags`)
  return Object.fromEntries(all)
}

export function withoutTags(current: Tags, names: readonly string[]): Tags {
  const gone = new Set(names)
  return Object.fromEntries(Object.entries(current).filter(([name]) => !gone.has(name)))
}
