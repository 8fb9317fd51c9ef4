import type { ApiKey } from '@fourbox/domain'

/** A document of few members, under an id that a test chooses. */
export function apiKey(id: string): ApiKey {
  return { id, value: `value of ${id}`, enabled: true, createdDate: 1, lastUpdatedDate: 1, stageKeys: [], tags: {} }
}
