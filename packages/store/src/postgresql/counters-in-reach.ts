import { Reach } from '../shared/reach.ts'
import type { Store } from '../store.ts'
import type { Database } from './database.ts'

/** Longer than its own connections wait: they know better whether it is gone, or slow. */
const deadlineInMillis = 10_000

/** A worker's store: once a count has failed, no call waits for the database to count until it is back. */
export function withCountersInReach(store: Store, database: Database): Store {
  const { counters } = store
  const reach = new Reach({
    place: database.place,
    deadlineInMillis,
    probe: () => counters.get(''),
    onAway: () => undefined,
    onBack: () => undefined,
  })
  return {
    ...store,
    counters: {
      get: (key) => reach.ask(() => counters.get(key)),
      add: (key, by) => reach.ask(() => counters.add(key, by)),
      addAll: (amounts) => reach.ask(() => counters.addAll(amounts)),
      claimAll: (claims) => reach.ask(() => counters.claimAll(claims)),
      set: (key, value) => reach.ask(() => counters.set(key, value)),
      list: (prefix) => reach.ask(() => counters.list(prefix)),
      deleteAll: (prefix) => reach.ask(() => counters.deleteAll(prefix)),
    },
    close: async () => {
      reach.close()
      await store.close()
    },
  }
}
