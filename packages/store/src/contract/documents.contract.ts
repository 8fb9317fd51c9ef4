import { type ApiKey, defaultAccount, type Deployment, type RestApi } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { EntityExists, NoSuchEntity } from '../entity-errors.ts'
import type { Store } from '../store.ts'
import { apiKey } from './api-key.contract.ts'

/** What every store shows of documents by kind and id. */
export function testDocuments(store: () => Store, open: () => Promise<Store>): void {
  test('what was inserted is read back, by this connection and by one opened later', async () => {
    await store().documents.insert('apiKey', 'a', apiKey('a'))
    expect(await store().documents.get('apiKey', 'a')).toEqual(apiKey('a'))
    const later = await open()
    expect(await later.documents.get('apiKey', 'a')).toEqual(apiKey('a'))
    await later.close()
  })

  test('an unknown document is absent, also under the name of a property that every object has', async () => {
    expect(await store().documents.get('apiKey', 'constructor')).toBeUndefined()
    expect(await store().documents.get('apiKey', '__proto__')).toBeUndefined()
  })

  test('an id may hold any character, and is found by its beginning', async () => {
    const ids = ['a', 'a\u0000', 'a\u0000b', 'a\u0001', 'a\u0001\u0001', 'a\u0001\u0002', 'aé', 'b']
    for (const id of ids.toReversed()) await store().documents.insert('apiKey', id, apiKey(id))
    expect(await store().documents.ids('apiKey')).toEqual(ids)
    expect(await store().documents.ids('apiKey', 'a\u0000')).toEqual(['a\u0000', 'a\u0000b'])
    expect((await store().documents.get('apiKey', 'a\u0001'))?.id).toBe('a\u0001')
  })

  test('keys within a document may be named as properties that every object has', async () => {
    const tags = JSON.parse('{ "__proto__": "a", "constructor": "b" }')
    await store().documents.insert('apiKey', '__proto__', { ...apiKey('x'), tags })
    const later = await open()
    expect(Object.entries((await later.documents.get('apiKey', '__proto__'))?.tags ?? {})).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ])
    await later.close()
  })

  test('a document that did not change is not parsed again', async () => {
    await store().documents.insert('apiKey', 'a', apiKey('a'))
    const later = await open()
    expect(await later.documents.get('apiKey', 'a')).toBe(await later.documents.get('apiKey', 'a'))
    await later.close()
  })

  test('a change by one connection is seen by another at its next read', async () => {
    await store().documents.insert('apiKey', 'a', apiKey('a'))
    const other = await open()
    await other.documents.get('apiKey', 'a')
    await store().documents.update('apiKey', 'a', (key) => ({ ...key, name: 'renamed' }))
    expect((await other.documents.get('apiKey', 'a'))?.name).toBe('renamed')
    await store().documents.delete('apiKey', 'a')
    expect(await other.documents.get('apiKey', 'a')).toBeUndefined()
    await store().documents.insert('apiKey', 'a', { ...apiKey('a'), name: 'again' })
    expect((await other.documents.get('apiKey', 'a'))?.name).toBe('again')
    await other.close()
  })

  test('an entity that was inserted as its text is read as the entity', async () => {
    await store().documents.insertText('apiKey', 'a', JSON.stringify(apiKey('a')))
    expect(await store().documents.get('apiKey', 'a')).toEqual(apiKey('a'))
    await expect(store().documents.insertText('apiKey', 'a', '{}')).rejects.toThrow(EntityExists)
  })

  test('an id can be inserted once per kind', async () => {
    await store().documents.insert('apiKey', 'a', apiKey('a'))
    await expect(store().documents.insert('apiKey', 'a', apiKey('a'))).rejects.toThrow(EntityExists)
    await store().documents.insert('account', 'a', defaultAccount)
  })

  test('an update of an unknown document is refused', async () => {
    await expect(store().documents.update('apiKey', 'a', (key) => key)).rejects.toThrow(NoSuchEntity)
  })

  test('an update that throws leaves the document as it was', async () => {
    await store().documents.insert('apiKey', 'a', apiKey('a'))
    const refuse = () => {
      throw new Error('no')
    }
    await expect(store().documents.update('apiKey', 'a', refuse)).rejects.toThrow('no')
    expect(await store().documents.get('apiKey', 'a')).toEqual(apiKey('a'))
  })

  test('of many updates at once none is lost', async () => {
    await store().documents.insert('apiKey', 'a', { ...apiKey('a'), stageKeys: [] })
    const names = Array.from({ length: 50 }, (_, index) => `key-${index}`)
    await Promise.all(names.map((name) => store().documents.update('apiKey', 'a', (key) => ({ ...key, stageKeys: [...key.stageKeys, name] }))))
    expect(new Set((await store().documents.get('apiKey', 'a'))?.stageKeys)).toEqual(new Set(names))
  })

  test('lists are in the order of ids, in pages, and by prefix', async () => {
    for (const id of ['b', 'a', 'c/1', 'c/2', 'c0', 'd']) await store().documents.insert('apiKey', id, apiKey(id))
    const idsOf = (slice: { items: readonly ApiKey[] }) => slice.items.map(({ id }) => id)
    expect(idsOf(await store().documents.list('apiKey'))).toEqual(['a', 'b', 'c/1', 'c/2', 'c0', 'd'])
    expect(idsOf(await store().documents.list('apiKey', { prefix: 'c/' }))).toEqual(['c/1', 'c/2'])
    const first = await store().documents.list('apiKey', { limit: 4 })
    expect(first.next).toBe('c/2')
    const second = await store().documents.list('apiKey', { limit: 4, after: 'c/2' })
    expect(idsOf(second)).toEqual(['c0', 'd'])
    expect(second).not.toHaveProperty('next')
    expect(await store().documents.list('stage')).toEqual({ items: [] })
    expect(await store().documents.ids('apiKey')).toEqual(['a', 'b', 'c/1', 'c/2', 'c0', 'd'])
    expect(await store().documents.ids('apiKey', 'c/')).toEqual(['c/1', 'c/2'])
  })

  test('listeners hear of committed changes only, and which documents have gone, until they leave', async () => {
    const heard: string[] = []
    const leave = store().documents.onChange((kind, id, mayHaveGone) => heard.push(`${kind} ${id}${mayHaveGone ? ' gone' : ''}`))
    await store().documents.insert('apiKey', 'a', apiKey('a'))
    await expect(store().documents.insert('apiKey', 'a', apiKey('a'))).rejects.toThrow(EntityExists)
    await store().documents.update('apiKey', 'a', (key) => key)
    await store().documents.update('apiKey', 'a', (key) => ({ ...key, name: 'b' }))
    await store().documents.delete('apiKey', 'a')
    await store().documents.delete('apiKey', 'a')
    leave()
    await store().documents.insert('apiKey', 'b', apiKey('b'))
    expect(heard).toEqual(['apiKey a', 'apiKey a', 'apiKey a gone'])
  })

  test('a document of several megabytes comes back whole', async () => {
    const deployment: Deployment = { id: 'd', restApiId: 'a', createdDate: 1.5, snapshot: largeApi(5_000_000) }
    await store().documents.insert('deployment', 'a/d', deployment)
    const later = await open()
    expect(await later.documents.get('deployment', 'a/d')).toEqual(deployment)
    await later.close()
  })
}

function largeApi(size: number): RestApi {
  return {
    id: 'a',
    name: 'large',
    description: '€'.repeat(size / 2),
    createdDate: 1,
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
    disableExecuteApiEndpoint: false,
    tags: {},
    rootResourceId: 'root',
    resources: {},
    models: {},
    authorizers: {},
    requestValidators: {},
    gatewayResponses: {},
    documentationParts: {},
    documentationVersions: {},
  }
}
