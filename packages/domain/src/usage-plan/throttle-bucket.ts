/**
 * Whose limit a bucket counts, in the order in which a call asks them: what its plan sets for the method, the plan
 * itself, the method in its stage, the account.
 */
export const throttleLevels = ['plan-method', 'plan', 'method', 'account'] as const

export type ThrottleLevel = (typeof throttleLevels)[number]

/** A bucket that a call would take a token of, as it is now. */
export interface ThrottleBucket {
  readonly level: ThrottleLevel
  /** Tokens a second. */
  readonly rate: number
  /** Tokens of a full bucket. */
  readonly burst: number
  /** Tokens that are left, parts of one included: of all workers together, each of which has its share. Below 1 the call is refused. */
  readonly tokens: number
}
