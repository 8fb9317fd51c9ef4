import { AsyncLocalStorage } from 'node:async_hooks'
import { type ApiKey, type Stage, stageKey } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { EntityExists, NoSuchEntity } from '../entity-errors.ts'
import type { Store } from '../store.ts'
import { apiKey } from './api-key.contract.ts'

/** What every store shows of writes that are done together. */
export function testCommits(store: () => Store, open: () => Promise<Store>): void {
  test('a commit is all or nothing', async () => {
    await store().documents.insert('apiKey', 'taken', apiKey('taken'))
    const writes = [
      { op: 'insert', kind: 'apiKey', id: 'new', entity: apiKey('new') },
      { op: 'delete', kind: 'apiKey', id: 'taken' },
      { op: 'update', kind: 'stage', id: stageKey('api', 'none'), change: (stage: Stage) => stage },
    ] as const
    await expect(store().documents.commit(writes)).rejects.toThrow(NoSuchEntity)
    expect((await store().documents.list('apiKey')).items).toEqual([apiKey('taken')])
  })

  test('a commit’s check sees what was written, and what it throws leaves everything as it was', async () => {
    await store().documents.insert('apiKey', 'a', apiKey('a'))
    const put = (id: string) => [{ op: 'put', kind: 'apiKey', id, entity: apiKey(id) } as const]
    const atMostTwo: Parameters<Store['documents']['commit']>[1] = (reads) => {
      if (reads.ids('apiKey', '').length > 2) throw new Error('too many')
    }
    await store().documents.commit(put('b'), atMostTwo)
    await expect(store().documents.commit(put('c'), atMostTwo)).rejects.toThrow('too many')
    expect(await store().documents.ids('apiKey')).toEqual(['a', 'b'])
  })

  test('what a refused commit wrote is not remembered when somebody else writes the same document', async () => {
    const writes = [
      { op: 'put', kind: 'apiKey', id: 'a', entity: { ...apiKey('a'), name: 'refused' } },
      { op: 'update', kind: 'apiKey', id: 'a', change: (key: ApiKey) => ({ ...key }) },
      { op: 'insert', kind: 'apiKey', id: 'a', entity: apiKey('a') },
    ] as const
    await expect(store().documents.commit(writes)).rejects.toThrow(EntityExists)
    const other = await open()
    await other.documents.insert('apiKey', 'a', { ...apiKey('a'), name: 'other' })
    expect((await store().documents.get('apiKey', 'a'))?.name).toBe('other')
    await other.close()
  })

  test('writes that follow from others are committed with them, or none is', async () => {
    await store().documents.insert('apiKey', 'a', apiKey('a'))
    const renamed = { op: 'update', kind: 'apiKey', id: 'a', change: (key: ApiKey) => ({ ...key, name: 'renamed' }) } as const
    await store().documents.commitWith(() => ({
      writes: [renamed],
      further: (reads) => {
        expect(reads.ids('apiKey', '')).toEqual(['a'])
        return [{ op: 'insert', kind: 'apiKey', id: 'b', entity: { ...apiKey('b'), name: `after ${reads.get('apiKey', 'a')?.name}` } }]
      },
    }))
    expect((await store().documents.get('apiKey', 'b'))?.name).toBe('after renamed')
    const again = { ...renamed, change: (key: ApiKey) => ({ ...key, name: 'again' }) }
    const taken = { op: 'insert', kind: 'apiKey', id: 'b', entity: apiKey('b') } as const
    await expect(store().documents.commitWith(() => ({ writes: [again], further: () => [taken] }))).rejects.toThrow(EntityExists)
    expect((await store().documents.get('apiKey', 'a'))?.name).toBe('renamed')
  })

  test('a commit inserts, replaces, changes and deletes in its order', async () => {
    for (const id of ['old/1', 'old/2', 'older']) await store().documents.insert('apiKey', id, apiKey(id))
    await store().documents.commit([
      { op: 'delete-all', kind: 'apiKey', prefix: 'old/' },
      { op: 'put', kind: 'apiKey', id: 'older', entity: { ...apiKey('older'), name: 'put' } },
      { op: 'update', kind: 'apiKey', id: 'older', change: (key) => ({ ...key, name: `${key.name} and changed` }) },
      { op: 'delete', kind: 'apiKey', id: 'never there' },
    ])
    expect((await store().documents.list('apiKey')).items).toEqual([{ ...apiKey('older'), name: 'put and changed' }])
  })

  test('a commit changes what is there and makes what is not', async () => {
    const named = (key: ApiKey | undefined): ApiKey => ({ ...(key ?? apiKey('a')), name: key ? 'changed' : 'made' })
    const write = { op: 'upsert', kind: 'apiKey', id: 'a', change: named } as const
    await store().documents.commit([write])
    expect((await store().documents.get('apiKey', 'a'))?.name).toBe('made')
    await store().documents.commit([write])
    expect((await store().documents.get('apiKey', 'a'))?.name).toBe('changed')
  })

  test('of writes that are asked for at once each sees those before it, and one that fails takes none of the others with it', async () => {
    const add = (name: string) => store().documents.update('apiKey', 'a', (key) => ({ ...key, stageKeys: [...key.stageKeys, name] }))
    const fails = store().documents.commit([
      { op: 'update', kind: 'apiKey', id: 'a', change: (key) => ({ ...key, name: 'not kept' }) },
      { op: 'update', kind: 'apiKey', id: 'b', change: (key) => key },
    ])
    const early = add('too early').catch((error: unknown) => error)
    await expect(Promise.all([fails, early])).rejects.toThrow(NoSuchEntity)
    const answered: string[] = []
    const writes = [
      store()
        .documents.insert('apiKey', 'a', apiKey('a'))
        .then(() => answered.push('made')),
      add('first').then(({ stageKeys }) => answered.push(stageKeys.join())),
      store()
        .documents.insert('apiKey', 'a', apiKey('a'))
        .catch((error: unknown) => answered.push(String(error))),
      store()
        .documents.commit([
          { op: 'put', kind: 'apiKey', id: 'other', entity: apiKey('other') },
          { op: 'update', kind: 'apiKey', id: 'none', change: (key) => key },
        ])
        .catch((error: unknown) => answered.push(String(error))),
      add('second').then(({ stageKeys }) => answered.push(stageKeys.join())),
      store()
        .documents.delete('apiKey', 'other')
        .then((existed) => answered.push(`deleted ${existed}`)),
    ]
    await Promise.all(writes)
    expect(answered).toEqual([
      'made',
      'first',
      'EntityExists: There is a apiKey a already',
      'NoSuchEntity: There is no apiKey none',
      'first,second',
      'deleted false',
    ])
    const later = await open()
    expect((await later.documents.list('apiKey')).items).toEqual([{ ...apiKey('a'), stageKeys: ['first', 'second'] }])
    await later.close()
  })

  test('a document that cannot be written is refused, and those that are asked for with it are written', async () => {
    const unwritable = {
      ...apiKey('b'),
      toJSON: () => {
        throw new TypeError('no JSON')
      },
    }
    const answers = await Promise.allSettled([
      store().documents.insert('apiKey', 'a', apiKey('a')),
      store().documents.insert('apiKey', 'b', unwritable),
      store().documents.update('apiKey', 'a', (key) => ({ ...key, name: 'renamed' })),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const later = await open()
    expect((await later.documents.list('apiKey')).items).toEqual([{ ...apiKey('a'), name: 'renamed' }])
    await later.close()
  })

  test('within a commit documents are found as the writes before left them', async () => {
    for (const id of ['k/1', 'k/2']) await store().documents.insert('apiKey', id, apiKey(id))
    const seen: unknown[] = []
    await store().documents.commitWith(() => ({
      writes: [
        { op: 'delete', kind: 'apiKey', id: 'k/1' },
        { op: 'insert', kind: 'apiKey', id: 'k/0', entity: apiKey('k/0') },
      ],
      further: (reads) => {
        seen.push(
          ['k/0', 'k/1', 'k/2'].map((id) => reads.has('apiKey', id)),
          reads.ids('apiKey', 'k/'),
          reads.get('apiKey', 'k/1'),
        )
        return [{ op: 'delete-all', kind: 'apiKey', prefix: 'k/' }]
      },
    }))
    expect(seen).toEqual([[true, false, true], ['k/0', 'k/2'], undefined])
    expect(await store().documents.ids('apiKey')).toEqual([])
  })

  test('a write is made in the asynchronous context of whoever asks for it', async () => {
    const callers = new AsyncLocalStorage<string>()
    const write = (name: string) => callers.run(name, () => store().documents.commit([named(name)]))
    const named = (id: string) => ({ op: 'upsert', kind: 'apiKey', id, change: () => ({ ...apiKey(id), name: callers.getStore() ?? 'nobody' }) }) as const
    await Promise.all([write('one'), write('other')])
    expect((await store().documents.list('apiKey')).items.map(({ name }) => name)).toEqual(['one', 'other'])
  })

  test('what was asked for before a connection is closed is written', async () => {
    const other = await open()
    const writes = ['a', 'b'].map((id) => other.documents.insert('apiKey', id, apiKey(id)))
    await other.close()
    await Promise.all(writes)
    expect(await store().documents.ids('apiKey')).toEqual(['a', 'b'])
  })
}
