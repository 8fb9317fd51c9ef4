import { expect, test } from 'vitest'
import { trialStore } from '../testing/trial-store.ts'
import { tidyLogs } from './log-keeper.ts'

const now = 1_800_000_000_000
const day = 86_400_000

test('a group loses what is older than its retention, and all groups together what does not fit', async () => {
  const store = await trialStore()
  await store.documents.insert('logGroup', 'kept', { name: 'kept', createdAt: 0, retentionInDays: 3, tags: {} })
  await store.logs.append('kept', 's', [
    { at: now - 4 * day, message: 'old' },
    { at: now - 2 * day, message: 'young' },
  ])
  await store.logs.append('forever', 's', [{ at: 5, message: 'x'.repeat(500) }])
  const messages = async (group: string) => (await store.logs.read(group)).events.map(({ message }) => message.slice(0, 5))

  await tidyLogs(store, 1_000_000, now)
  expect([await messages('kept'), await messages('forever')]).toEqual([['young'], ['xxxxx']])
  await tidyLogs(store, 520, now)
  expect([await messages('kept'), await messages('forever')]).toEqual([[], ['xxxxx']])
})
