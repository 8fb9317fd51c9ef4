import type { EpochMillis } from '@fourbox/domain'

export interface AwayDatabase {
  readonly place: string
  readonly why: string
  /** As of when a node knows what it serves that began without its database; absent for one that had it. */
  readonly at?: EpochMillis
}

/** What is told of a node whose database is away. */
export function databaseAway({ place, why, at }: AwayDatabase): string {
  const served = at === undefined ? 'Deployed APIs go on' : `Deployed APIs are served as they were known here at ${new Date(at).toISOString()}`
  return `${place} is away (${why}). ${served}; nothing can be changed until it is back.`
}
