import type { LastKnown } from '@fourbox/store'

/** What an owner is told of a node that began without its database. */
export function servedAsKnown({ at, place, why }: Pick<LastKnown, 'at' | 'place' | 'why'>): string {
  return `${place} is away (${why}). Deployed APIs are served as they were known here at ${new Date(at).toISOString()}; nothing can be changed until it is back.`
}
