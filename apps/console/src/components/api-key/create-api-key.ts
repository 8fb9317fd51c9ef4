import { call } from '../../client/aws.ts'
import { tagMember } from '../tags/tag-draft.ts'
import type { ApiKeyDraft } from './api-key-draft.ts'

/** Creates the key of a draft; answers its id. */
export async function createApiKey({ name, description, enabled, custom, value, tags }: ApiKeyDraft): Promise<string> {
  const { id = '' } = await call('CreateApiKey', {
    name,
    enabled,
    ...(description === '' ? {} : { description }),
    ...(custom ? { value } : {}),
    ...tagMember(tags),
  })
  return id
}
