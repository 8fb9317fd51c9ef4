import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../store.ts'
import { testBlobs } from './blobs.contract.ts'
import { testCommits } from './commits.contract.ts'
import { testCounters } from './counters.contract.ts'
import { testDocuments } from './documents.contract.ts'
import { testLogSearch } from './log-search.contract.ts'
import { testLogs } from './logs.contract.ts'
import { testMetrics } from './metrics.contract.ts'
import { testNodes } from './nodes.contract.ts'

/** What every store shows. `open` answers a new connection to one empty store per test. */
export function describeStore(name: string, prepare: () => { open: () => Promise<Store>; destroy: () => Promise<void> }): void {
  describe(`the store on ${name}`, () => {
    let opened: Store
    let home: ReturnType<typeof prepare>

    beforeEach(async () => {
      home = prepare()
      opened = await home.open()
    })
    afterEach(async () => {
      await opened.close()
      await home.destroy()
    })

    const store = () => opened
    const open = () => home.open()
    testDocuments(store, open)
    testCommits(store, open)
    testCounters(store)
    testLogs(store)
    testLogSearch(store)
    testMetrics(store, open)
    testBlobs(store)
    testNodes(store)
  })
}
