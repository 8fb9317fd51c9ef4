import { Reach } from '../shared/reach.ts'
import type { SharedBuckets, SharedOptions } from '../shared/shared-counts.ts'
import { BucketJourneys } from './bucket-journeys.ts'
import { openBuckets, removeFullBuckets } from './buckets.ts'
import { reasonIn } from './faults.ts'
import { openPool } from './pool.ts'

/** So often what is full is removed; a connection that is used as often stays open. */
const tidyInMillis = 30_000

/** A write, as what is asked would be. No bucket of a caller's is called so. */
const probe = [{ key: 'probe', rate: 1000, burst: 1, returned: 0, needed: 1, ahead: 0 }] as const

/**
 * Buckets in the database of a store, which has been opened before, on a connection of their own that nobody waits for longer than its
 * deadline: what logs and figures write there holds no call up. The database is the workspace's, so keys need no prefix.
 */
export function openPostgresqlBuckets(address: string, { deadlineInMillis, onAway, onBack }: Omit<SharedOptions, 'prefix'>): SharedBuckets {
  const database = openPool(address, { durability: 'normal', patienceInMillis: deadlineInMillis })
  const buckets = openBuckets(database)
  let journeys = new BucketJourneys(buckets)
  const reach = new Reach({
    place: database.place,
    deadlineInMillis,
    probe: () => buckets.take(probe),
    onAway: (fault) => {
      // One that hangs must not hold those up who ask when it is back.
      journeys.forget()
      journeys = new BucketJourneys(buckets)
      onAway(`Throttling cannot be counted in ${database.place}: ${reasonIn(fault)}`)
    },
    onBack: () => onBack(`Throttling is counted in ${database.place} again`),
  })
  // The first call finds a connection.
  void buckets.take(probe).catch(() => undefined)
  const tidying = setInterval(() => void removeFullBuckets(database).catch(() => undefined), tidyInMillis).unref()
  return {
    buckets: { take: (asks) => reach.ask(() => journeys.take(asks)) },
    close: async () => {
      clearInterval(tidying)
      reach.close()
      await database.close()
    },
  }
}
