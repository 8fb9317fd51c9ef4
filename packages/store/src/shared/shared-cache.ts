/** Entries that all workers of all nodes keep together, by scope and name; both are short and made by us. Whatever it is asked may reject with StoreUnavailable. */
export interface SharedCache {
  get(scope: string, name: string): Promise<Uint8Array | undefined>
  /** @param shown what `list` tells of it */
  set(scope: string, name: string, bytes: Uint8Array, shown: string, ttlInMillis: number): Promise<void>
  delete(scope: string, name: string): Promise<void>
  /** Forgets all under a scope; what anybody sets from then on is kept. */
  flush(scope: string): Promise<void>
  /** The entries of a scope, those that last longest first, so many at most. */
  list(scope: string, limit: number): Promise<readonly SharedEntry[]>
}

export interface SharedEntry {
  readonly name: string
  readonly shown: string
  readonly ageInMillis: number
  readonly timeLeftInMillis: number
  readonly sizeInBytes: number
}
