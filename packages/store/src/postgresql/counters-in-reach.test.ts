import { expect, onTestFinished, test } from 'vitest'
import { openStore, storeInMemory } from '../open-store.ts'
import { StoreUnavailable } from '../store-unavailable.ts'
import { withCountersInReach } from './counters-in-reach.ts'

test('a count that failed is the last that waits for the database, until that answers again', async () => {
  const inner = await openStore(storeInMemory, { durability: 'normal' })
  let asked = 0
  const answering = Promise.withResolvers<void>()
  const away = () => Promise.reject(new StoreUnavailable('away', 'p', new Error('gone')))
  let isAway = true
  const add = (key: string, by: number) => {
    asked++
    return isAway ? away() : inner.counters.add(key, by)
  }
  const get = async (key: string) => {
    await answering.promise
    return inner.counters.get(key)
  }
  const refused = away
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing but its name is asked of the database
  const store = withCountersInReach({ ...inner, counters: { ...inner.counters, add, get } }, { place: 'p', read: refused } as never)
  onTestFinished(() => store.close())
  await expect(store.counters.add('calls', 1)).rejects.toThrow(StoreUnavailable)
  for (let call = 0; call < 3; call++) await expect(store.counters.add('calls', 1)).rejects.toMatchObject({ reason: 'away' })
  expect(asked).toBe(1)
  isAway = false
  answering.resolve()
  await expect.poll(() => store.counters.add('calls', 1).catch(() => undefined)).toBe(1)
})
