import { expect, onTestFinished, test } from 'vitest'
import { apiKey } from '../contract/api-key.contract.ts'
import { Reach } from '../shared/reach.ts'
import { openStore, storeInMemory } from '../open-store.ts'
import type { LastKnownOptions } from '../store.ts'
import { StoreUnavailable } from '../store-unavailable.ts'
import { servedOrAsked } from './served-or-asked.ts'

const away = new StoreUnavailable('away', 'p', new Error('gone'))

async function trial(read: () => Promise<undefined>, keeper: NonNullable<LastKnownOptions['keeper']>) {
  const store = await openStore(storeInMemory, { durability: 'normal' })
  const reach = new Reach({ place: 'p', deadlineInMillis: 5000, probe: () => Promise.reject(away), onAway: () => undefined, onBack: () => undefined })
  onTestFinished(async () => {
    reach.close()
    await store.close()
  })
  return servedOrAsked({ served: { ...store.served, documents: { ...store.served.documents, get: read } }, keeper, reach }).documents
}

test('a database that does not answer is asked once, and from then on the process that keeps what is known', async () => {
  let asked = 0
  const known = await openStore(storeInMemory, { durability: 'normal' })
  onTestFinished(() => known.close())
  await known.documents.insert('apiKey', 'a', apiKey('a'))
  const documents = await trial(() => {
    asked++
    return Promise.reject(away)
  }, known.documents)
  expect(await documents.get('apiKey', 'a')).toEqual(apiKey('a'))
  expect(await documents.get('apiKey', 'nobody')).toBeUndefined()
  expect(asked).toBe(1)
})

test('where that cannot tell either, what is wrong with the database is told', async () => {
  const documents = await trial(() => Promise.reject(away), { get: () => Promise.reject(new Error('nor here')) })
  await expect(documents.get('apiKey', 'a')).rejects.toBe(away)
})

test('what cannot be read for another reason is not asked for elsewhere', async () => {
  const bug = new SyntaxError('not JSON')
  const documents = await trial(() => Promise.reject(bug), { get: () => Promise.resolve(undefined) })
  await expect(documents.get('apiKey', 'a')).rejects.toBe(bug)
})
