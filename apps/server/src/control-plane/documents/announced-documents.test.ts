import { setImmediate as nextTurn } from 'node:timers/promises'
import { type ApiKey, defaultAccount } from '@fourbox/domain'
import type { Documents, Kind } from '@fourbox/store'
import { expect, test } from 'vitest'
import { trialStore } from '../../testing/trial-store.ts'
import { announcedDocuments } from './announced-documents.ts'

const apiKey: ApiKey = { id: 'a', value: 'v', enabled: true, createdDate: 1, lastUpdatedDate: 1, stageKeys: [], tags: {} }

const writes: Readonly<Record<string, (documents: Documents) => Promise<unknown>>> = {
  insert: (documents) => documents.insert('apiKey', 'b', apiKey),
  text: (documents) => documents.insertText('apiKey', 'b', JSON.stringify(apiKey)),
  update: (documents) => documents.update('apiKey', 'a', (key) => ({ ...key, enabled: false })),
  delete: (documents) => documents.delete('apiKey', 'a'),
  commit: (documents) => documents.commit([{ op: 'put', kind: 'apiKey', id: 'a', entity: apiKey }]),
}

test.each(Object.entries(writes))('a write by %s is not done before the data plane has taken it over', async (_name, write) => {
  const { documents, acknowledge } = await announced({ holdBack: true })
  let done = false
  const written = write(documents).then(() => (done = true))
  // Whatever could have been done without the data plane has been done by then.
  for (let turn = 0; turn < 3; turn++) await nextTurn()
  expect(done).toBe(false)
  acknowledge()
  await written
})

test('a write is not done before other nodes know of it, and a draft waits for none', async () => {
  const known = Promise.withResolvers<void>()
  const { documents } = await announced({ elsewhere: () => known.promise })
  await documents.insert('role', 'r', role)
  let done = false
  const written = documents.insert('apiKey', 'b', apiKey).then(() => (done = true))
  for (let turn = 0; turn < 3; turn++) await nextTurn()
  expect(done).toBe(false)
  known.resolve()
  await written
})

test('reads do not wait, and a draft is nothing that the data plane must know', async () => {
  const { documents, heard } = await announced({ holdBack: true })
  await documents.insert('role', 'r', role)
  expect(await documents.get('apiKey', 'a')).toEqual(apiKey)
  expect((await documents.list('apiKey')).items).toEqual([apiKey])
  expect(heard).toEqual([])
})

test('every write of a commit is announced', async () => {
  const { documents, heard } = await announced({})
  await documents.commit([
    { op: 'insert', kind: 'apiKey', id: 'b', entity: apiKey },
    { op: 'put', kind: 'account', id: 'account', entity: defaultAccount },
  ])
  expect(heard).toEqual(['apiKey b', 'account account'])
})

test('a refused write announces nothing and is refused', async () => {
  const { documents, heard } = await announced({})
  await expect(documents.update('apiKey', 'none', (key) => key)).rejects.toThrow('There is no apiKey none')
  expect(heard).toEqual([])
})

const role = {
  roleName: 'r',
  roleId: 'AROA',
  path: '/',
  assumeRolePolicyDocument: '{}',
  maxSessionDurationInSeconds: 3600,
  createdDate: 1,
  tags: {},
  inlinePolicies: {},
  attachedPolicyArns: [],
}

/** Documents with one API key, before a data plane that takes nothing over until it may. */
async function announced({ holdBack = false, elsewhere = async (): Promise<void> => undefined }) {
  const store = await trialStore()
  await store.documents.insert('apiKey', 'a', apiKey)
  const heard: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  if (!holdBack) resolve()
  const changed = async (kind: Kind, id: string) => {
    heard.push(`${kind} ${id}`)
    await promise
  }
  return { documents: announcedDocuments(store.documents, { changed }, elsewhere), heard, acknowledge: resolve }
}
