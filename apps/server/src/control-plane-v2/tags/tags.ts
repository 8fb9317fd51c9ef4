import { tags as firstGeneration } from '../../control-plane/tags/tags.ts'
import type { V2Handlers } from '../context.ts'

/** The tags of what both generations know, by the same ARNs. */
export const tags = {
  async GetTags({ ResourceArn }, context) {
    const { tags: Tags } = await firstGeneration.GetTags({ resourceArn: ResourceArn }, context)
    return { Tags }
  },

  async TagResource({ ResourceArn, Tags = {} }, context) {
    return firstGeneration.TagResource({ resourceArn: ResourceArn, tags: Tags }, context)
  },

  async UntagResource({ ResourceArn, TagKeys }, context) {
    return firstGeneration.UntagResource({ resourceArn: ResourceArn, tagKeys: TagKeys }, context)
  },
} satisfies Partial<V2Handlers>
