import type { ApiKey } from '@fourbox/domain'
import { EntityExists, NoSuchEntity } from '@fourbox/store'
import { expect, test } from 'vitest'
import { trialStore } from '../testing/trial-store.ts'
import { draftDocuments, DraftOutdated } from './draft-documents.ts'

test('what a draft writes is read from it, and by nobody else before it is committed', async () => {
  const { documents: base } = await trialStore()
  await base.insert('apiKey', 'b', apiKey('b'))
  const { documents, commit } = draftDocuments(base)
  await documents.insert('apiKey', 'a', apiKey('a'))
  await documents.insertText('apiKey', 'c', JSON.stringify(apiKey('c')))
  await documents.update('apiKey', 'b', (key) => ({ ...key, name: 'renamed' }))
  expect((await documents.list('apiKey')).items.map(({ id, name }) => [id, name])).toEqual([
    ['a', 'a'],
    ['b', 'renamed'],
    ['c', 'c'],
  ])
  expect((await base.list('apiKey')).items).toEqual([apiKey('b')])
  await commit()
  expect((await base.list('apiKey')).items.map(({ name }) => name)).toEqual(['a', 'renamed', 'c'])
})

test('a draft refuses what the store refuses, by what it wrote itself', async () => {
  const { documents } = draftDocuments((await trialStore()).documents)
  await documents.insert('apiKey', 'a', apiKey('a'))
  await expect(documents.insert('apiKey', 'a', apiKey('a'))).rejects.toThrow(EntityExists)
  expect(await documents.delete('apiKey', 'a')).toBe(true)
  expect(await documents.delete('apiKey', 'a')).toBe(false)
  await expect(documents.update('apiKey', 'a', (key) => key)).rejects.toThrow(NoSuchEntity)
  await documents.insert('apiKey', 'a', apiKey('a'))
})

test('lists of a draft have pages and prefixes, and what a commit deletes by prefix is gone', async () => {
  const { documents: base } = await trialStore()
  for (const id of ['c/1', 'd']) await base.insert('apiKey', id, apiKey(id))
  const { documents, commit } = draftDocuments(base)
  await documents.commit([{ op: 'put', kind: 'apiKey', id: 'c/2', entity: apiKey('c/2') }])
  expect(await documents.ids('apiKey', 'c/')).toEqual(['c/1', 'c/2'])
  expect(await documents.list('apiKey', { limit: 2 })).toEqual({ items: [apiKey('c/1'), apiKey('c/2')], next: 'c/2' })
  expect(await documents.list('apiKey', { after: 'c/2', limit: 2 })).toEqual({ items: [apiKey('d')] })
  await documents.commit([{ op: 'delete-all', kind: 'apiKey', prefix: 'c/' }])
  await commit()
  expect(await base.ids('apiKey')).toEqual(['d'])
})

test.each([
  ['changed', { id: 'a', change: true }],
  ['deleted', { id: 'a', change: false }],
])('a draft of what somebody else has %s meanwhile writes nothing at all', async (_what, { id, change }) => {
  const { documents: base } = await trialStore()
  await base.insert('apiKey', id, apiKey(id))
  const { documents, commit } = draftDocuments(base)
  await documents.insert('apiKey', '0', apiKey('0'))
  await documents.delete('apiKey', id)
  await (change ? base.update('apiKey', id, (key) => ({ ...key, name: 'theirs' })) : base.delete('apiKey', id))
  await expect(commit()).rejects.toThrow(DraftOutdated)
  expect(await base.get('apiKey', '0')).toBeUndefined()
})

test('a draft of an id that somebody else has taken meanwhile writes nothing', async () => {
  const { documents: base } = await trialStore()
  const { documents, commit } = draftDocuments(base)
  await documents.insert('apiKey', 'a', apiKey('a'))
  await base.insert('apiKey', 'a', { ...apiKey('a'), name: 'theirs' })
  await expect(commit()).rejects.toThrow(DraftOutdated)
  expect((await base.get('apiKey', 'a'))?.name).toBe('theirs')
})

function apiKey(id: string): ApiKey {
  return { id, name: id, value: id, enabled: true, createdDate: 1, lastUpdatedDate: 1, stageKeys: [], tags: {} }
}
