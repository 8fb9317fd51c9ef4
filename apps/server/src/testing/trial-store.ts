import { openStore, type Store, storeInMemory } from '@fourbox/store'
import { onTestFinished } from 'vitest'

/** An empty store for one test: the real one, in memory, closed when the test is over. */
export async function trialStore(): Promise<Store> {
  const store = await openStore(storeInMemory, { durability: 'normal' })
  onTestFinished(() => store.close())
  return store
}
