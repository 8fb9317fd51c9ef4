/**
 * Buckets of tokens that all workers of all nodes take from: `burst` tokens, refilled with `rate` tokens a second by the clock of whoever
 * keeps them. A bucket that nobody has heard of is full.
 */
export interface TokenBuckets {
  /** Takes from several buckets in one journey; answers in the order of what was asked. Each bucket is asked once. */
  take(asks: readonly TokenAsk[]): Promise<readonly TokenGrant[]>
}

export interface TokenAsk {
  readonly key: string
  /** Tokens a second, more than 0. */
  readonly rate: number
  /** More than 0; less than one token is one. */
  readonly burst: number
  /** Tokens that were granted before and have not been used: they are put back first. */
  readonly returned: number
  /** Tokens that calls wait for; as many are granted as there are. */
  readonly needed: number
  /** Further ones for calls to come: at most a quarter of what is left then, so that workers do not starve each other. */
  readonly ahead: number
}

export interface TokenGrant {
  /** Whole tokens, of `needed` first. */
  readonly granted: number
  /** What is left, parts of a token included. */
  readonly left: number
}

/** How much of what is left may be taken ahead of need. */
export const shareAhead = 0.25
