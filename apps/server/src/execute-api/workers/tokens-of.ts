import type { TokensLeft } from '@fourbox/engine'

/** What the workers' buckets of one limit have left: a bucket that they share is one, else each has its own. */
export function tokensOf(answers: readonly TokensLeft[]): number {
  const shared = answers.find(({ isShared }) => isShared)
  return shared?.tokens ?? answers.reduce((sum, { tokens }) => sum + tokens, 0)
}
