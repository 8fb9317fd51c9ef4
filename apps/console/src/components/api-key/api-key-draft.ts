import { readApiKey } from '@fourbox/domain'
import { fault, type Found, found } from '../form/faults.ts'
import { tagFaults, type TagRow } from '../tags/tag-draft.ts'

export interface ApiKeyDraft {
  readonly name: string
  readonly description: string
  readonly enabled: boolean
  readonly custom: boolean
  /** Only of a custom one. */
  readonly value: string
  readonly tags: readonly TagRow[]
}

export const newApiKey: ApiKeyDraft = { name: '', description: '', enabled: true, custom: false, value: '', tags: [] }

/** What can be said of a key before it is sent; whether its value is taken the server knows. */
export function checkApiKey({ name, description, custom, value, tags }: ApiKeyDraft): Found {
  return found(
    [
      ...fault('name', name.trim() === '' ? 'Enter a name.' : undefined),
      ...fault('value', custom && value === '' ? 'Enter the value of the key.' : undefined),
      ...tagFaults(tags),
    ],
    readApiKey({ name, description, ...(custom ? { value } : {}) }, { hasStage: () => true, isValueTaken: () => false }),
  )
}
