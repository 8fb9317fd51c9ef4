import { type ApiKey, defaultAccount } from '@fourbox/domain'
import { type Kind, openSqliteStore } from '@fourbox/store'
import { expect, onTestFinished, test } from 'vitest'
import { announcedDocuments } from './announced-documents.ts'

const apiKey: ApiKey = { id: 'a', value: 'v', enabled: true, createdDate: 1, lastUpdatedDate: 1, stageKeys: [], tags: {} }

test('a write resolves after the data plane has taken it over', async () => {
  const { documents, heard, acknowledge } = announced()
  const order: string[] = []
  const written = documents.insert('apiKey', 'a', apiKey).then(() => order.push('written'))
  await documents.get('apiKey', 'a')
  order.push('acknowledged')
  acknowledge()
  await written
  expect(heard).toEqual(['apiKey a'])
  expect(order).toEqual(['acknowledged', 'written'])
})

test('every write of a commit is announced', async () => {
  const { documents, heard, acknowledge } = announced()
  acknowledge()
  await documents.commit([
    { op: 'insert', kind: 'apiKey', id: 'a', entity: apiKey },
    { op: 'put', kind: 'account', id: 'account', entity: defaultAccount },
  ])
  expect(heard).toEqual(['apiKey a', 'account account'])
})

test('a refused write announces nothing and is refused', async () => {
  const { documents, heard } = announced()
  await expect(documents.update('apiKey', 'none', (key) => key)).rejects.toThrow('There is no apiKey none')
  expect(heard).toEqual([])
})

function announced() {
  const store = openSqliteStore({ file: ':memory:', durability: 'normal' })
  onTestFinished(() => store.close())
  const heard: string[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const changed = async (kind: Kind, id: string) => {
    heard.push(`${kind} ${id}`)
    await promise
  }
  return { documents: announcedDocuments(store.documents, { changed }), heard, acknowledge: resolve }
}
