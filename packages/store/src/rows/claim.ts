import type { Claim } from '../store.ts'

/** How much of a claim its limit allows, when all of it has been added and the counter stands here. */
export function givenOf({ limit, wanted }: Claim, counted: number): number {
  // The count may have been beyond the limit before.
  return Math.max(0, wanted - Math.max(0, counted - limit))
}
