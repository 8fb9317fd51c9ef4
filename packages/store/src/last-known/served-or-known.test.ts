import { expect, test } from 'vitest'
import { apiKey } from '../contract/api-key.contract.ts'
import { Reach } from '../shared/reach.ts'
import { openStore, storeInMemory } from '../open-store.ts'
import { StoreUnavailable } from '../store-unavailable.ts'
import { servedOrKnown } from './served-or-known.ts'

test('a database that does not answer is asked no more until it is back; what is known is read, and of what is not that it is away', async () => {
  const database = await openStore(storeInMemory, { durability: 'normal' })
  const file = await openStore(storeInMemory, { durability: 'normal' })
  await database.documents.insert('apiKey', 'a', apiKey('new'))
  await file.documents.insert('apiKey', 'a', apiKey('known'))
  await file.blobs.put('code', Buffer.from('code'))
  let [isAway, asked] = [false, 0]
  const probed = Promise.withResolvers<void>()
  const back = Promise.withResolvers<void>()
  const reach = new Reach({ place: 'p', deadlineInMillis: 5000, probe: () => probed.promise, onAway: () => undefined, onBack: () => back.resolve() })
  const ask = async <T>(work: Promise<T>): Promise<T> => {
    asked++
    if (isAway) throw new StoreUnavailable('away', 'p', new Error('gone'))
    return work
  }
  const { documents, blobs } = servedOrKnown({
    served: {
      documents: {
        get: (kind, id) => ask(database.documents.get(kind, id)),
        list: (kind, page) => ask(database.documents.list(kind, page)),
        ids: (kind, prefix) => ask(database.documents.ids(kind, prefix)),
      },
      blobs: { get: (key) => ask(database.blobs.get(key)) },
    },
    keeper: { known: (kind) => (kind === 'apiKey' ? file.documents : undefined), knownBlobs: () => file.blobs },
    reach,
  })
  expect(await documents.get('apiKey', 'a')).toEqual(apiKey('new'))
  isAway = true
  expect(await documents.get('apiKey', 'a')).toEqual(apiKey('known'))
  expect(asked).toBe(2)
  expect((await documents.list('apiKey')).items).toEqual([apiKey('known')])
  expect(await documents.ids('apiKey')).toEqual(['a'])
  expect(Buffer.from((await blobs.get('code')) ?? []).toString()).toBe('code')
  expect(asked).toBe(2)
  await expect(documents.get('restApi', 'a')).rejects.toThrow(StoreUnavailable)
  isAway = false
  probed.resolve()
  await back.promise
  expect(await documents.get('apiKey', 'a')).toEqual(apiKey('new'))
  reach.close()
  await Promise.all([database.close(), file.close()])
})
