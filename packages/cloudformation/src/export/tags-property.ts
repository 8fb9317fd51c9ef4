import type { Tags } from '@fourbox/domain'
import { tagList } from '../sam/tag-list.ts'
import type { Json } from '../template/json.ts'
import { givenTags } from './exported-api.ts'

/** Tags as a template writes them; undefined where nobody has given any. */
export function tagsProperty(tags: Tags): Json | undefined {
  const given = givenTags(tags)
  return Object.keys(given).length === 0 ? undefined : tagList(given)
}
