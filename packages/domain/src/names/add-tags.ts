import { type Reading, reading } from '../reading/reading.ts'
import type { Tags } from '../rest-api/rest-api.ts'

export const tagLimits = { tags: 50, key: 128, value: 256 } as const

/** The tags that something has with others added: no key that AWS keeps to itself, none that is too long, 50 at most (developer guide, tag restrictions). */
export function addTags(current: Tags, added: Tags): Reading<Tags> {
  return reading(({ fault }) => {
    for (const [key, value] of Object.entries(added)) {
      if (/^aws:/i.test(key)) fault('tags', 'Invalid tag key. Tag keys cannot start with the reserved prefix aws:')
      if (key.length < 1 || key.length > tagLimits.key) fault('tags', `Invalid tag key. Tag keys must have 1 to ${tagLimits.key} characters`)
      if (value.length > tagLimits.value) fault('tags', `Invalid tag value. Tag values can have at most ${tagLimits.value} characters`)
    }
    const all = new Map([...Object.entries(current), ...Object.entries(added)])
    if (all.size > tagLimits.tags) fault('tags', `A resource can have at most ${tagLimits.tags} tags`)
    return Object.fromEntries(all)
  })
}
