/** What a stage keeps: answers of methods, and verdicts of Lambda authorizers. */
export const stageCaches = ['responses', 'authorizers'] as const

export type StageCache = (typeof stageCaches)[number]

/** One value of the key under which an entry is kept. */
export interface CacheKeyValue {
  /** The expression that reads it: `method.request.querystring.q`. */
  readonly name: string
  /** Starred where it is a secret, cut where it is long; absent where the request had none. */
  readonly value?: string
}

/** What a stage's cache keeps, without what it would answer. */
export interface StageCacheEntry {
  /** The same on every node; it says nothing of the key. */
  readonly id: string
  readonly cache: StageCache
  /** `GET /pets` for an answer, the authorizer's id for a verdict. */
  readonly name: string
  readonly key: readonly CacheKeyValue[]
  readonly ageInSeconds: number
  readonly timeLeftInSeconds: number
  /** As one worker counts it, its key included. */
  readonly sizeInBytes: number
  /** How many worker processes keep it, on all nodes together; 1 where they share one copy. */
  readonly workers: number
}

export interface StageCacheEntries {
  /** The newest first. */
  readonly item: readonly StageCacheEntry[]
  /** Whether the stage keeps more than is listed. */
  readonly hasMore: boolean
  /** The names of those nodes that did not answer; absent where all have. */
  readonly silentNodes?: readonly string[]
}
