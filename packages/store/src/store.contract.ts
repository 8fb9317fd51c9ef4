import { AsyncLocalStorage } from 'node:async_hooks'
import { type ApiKey, defaultAccount, type Deployment, type RestApi, type Stage, stageKey } from '@fourbox/domain'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testMetrics } from './metrics.contract.ts'
import { EntityExists, NoSuchEntity, type Store } from './store.ts'

/** What every store shows. `open` answers a new connection to one empty store per test. */
export function describeStore(name: string, prepare: () => { open: () => Promise<Store>; destroy: () => Promise<void> }): void {
  describe(`the store on ${name}`, () => {
    let store: Store
    let home: ReturnType<typeof prepare>

    beforeEach(async () => {
      home = prepare()
      store = await home.open()
    })
    afterEach(async () => {
      await store.close()
      await home.destroy()
    })

    test('what was inserted is read back, by this connection and by one opened later', async () => {
      await store.documents.insert('apiKey', 'a', apiKey('a'))
      expect(await store.documents.get('apiKey', 'a')).toEqual(apiKey('a'))
      const later = await home.open()
      expect(await later.documents.get('apiKey', 'a')).toEqual(apiKey('a'))
      await later.close()
    })

    test('an unknown document is absent, also under the name of a property that every object has', async () => {
      expect(await store.documents.get('apiKey', 'constructor')).toBeUndefined()
      expect(await store.documents.get('apiKey', '__proto__')).toBeUndefined()
    })

    test('an id may hold any character, and is found by its beginning', async () => {
      const ids = ['a', 'a\u0000', 'a\u0000b', 'a\u0001', 'a\u0001\u0001', 'a\u0001\u0002', 'aé', 'b']
      for (const id of ids.toReversed()) await store.documents.insert('apiKey', id, apiKey(id))
      expect(await store.documents.ids('apiKey')).toEqual(ids)
      expect(await store.documents.ids('apiKey', 'a\u0000')).toEqual(['a\u0000', 'a\u0000b'])
      expect((await store.documents.get('apiKey', 'a\u0001'))?.id).toBe('a\u0001')
    })

    test('keys within a document may be named as properties that every object has', async () => {
      const tags = JSON.parse('{ "__proto__": "a", "constructor": "b" }')
      await store.documents.insert('apiKey', '__proto__', { ...apiKey('x'), tags })
      const later = await home.open()
      expect(Object.entries((await later.documents.get('apiKey', '__proto__'))?.tags ?? {})).toEqual([
        ['__proto__', 'a'],
        ['constructor', 'b'],
      ])
      await later.close()
    })

    test('a document that did not change is not parsed again', async () => {
      await store.documents.insert('apiKey', 'a', apiKey('a'))
      const later = await home.open()
      expect(await later.documents.get('apiKey', 'a')).toBe(await later.documents.get('apiKey', 'a'))
      await later.close()
    })

    test('a change by one connection is seen by another at its next read', async () => {
      await store.documents.insert('apiKey', 'a', apiKey('a'))
      const other = await home.open()
      await other.documents.get('apiKey', 'a')
      await store.documents.update('apiKey', 'a', (key) => ({ ...key, name: 'renamed' }))
      expect((await other.documents.get('apiKey', 'a'))?.name).toBe('renamed')
      await store.documents.delete('apiKey', 'a')
      expect(await other.documents.get('apiKey', 'a')).toBeUndefined()
      await store.documents.insert('apiKey', 'a', { ...apiKey('a'), name: 'again' })
      expect((await other.documents.get('apiKey', 'a'))?.name).toBe('again')
      await other.close()
    })

    test('an entity that was inserted as its text is read as the entity', async () => {
      await store.documents.insertText('apiKey', 'a', JSON.stringify(apiKey('a')))
      expect(await store.documents.get('apiKey', 'a')).toEqual(apiKey('a'))
      await expect(store.documents.insertText('apiKey', 'a', '{}')).rejects.toThrow(EntityExists)
    })

    test('an id can be inserted once per kind', async () => {
      await store.documents.insert('apiKey', 'a', apiKey('a'))
      await expect(store.documents.insert('apiKey', 'a', apiKey('a'))).rejects.toThrow(EntityExists)
      await store.documents.insert('account', 'a', defaultAccount)
    })

    test('an update of an unknown document is refused', async () => {
      await expect(store.documents.update('apiKey', 'a', (key) => key)).rejects.toThrow(NoSuchEntity)
    })

    test('an update that throws leaves the document as it was', async () => {
      await store.documents.insert('apiKey', 'a', apiKey('a'))
      const refuse = () => {
        throw new Error('no')
      }
      await expect(store.documents.update('apiKey', 'a', refuse)).rejects.toThrow('no')
      expect(await store.documents.get('apiKey', 'a')).toEqual(apiKey('a'))
    })

    test('of many updates at once none is lost', async () => {
      await store.documents.insert('apiKey', 'a', { ...apiKey('a'), stageKeys: [] })
      const names = Array.from({ length: 50 }, (_, index) => `key-${index}`)
      await Promise.all(names.map((name) => store.documents.update('apiKey', 'a', (key) => ({ ...key, stageKeys: [...key.stageKeys, name] }))))
      expect(new Set((await store.documents.get('apiKey', 'a'))?.stageKeys)).toEqual(new Set(names))
    })

    test('lists are in the order of ids, in pages, and by prefix', async () => {
      for (const id of ['b', 'a', 'c/1', 'c/2', 'c0', 'd']) await store.documents.insert('apiKey', id, apiKey(id))
      const idsOf = (slice: { items: readonly ApiKey[] }) => slice.items.map(({ id }) => id)
      expect(idsOf(await store.documents.list('apiKey'))).toEqual(['a', 'b', 'c/1', 'c/2', 'c0', 'd'])
      expect(idsOf(await store.documents.list('apiKey', { prefix: 'c/' }))).toEqual(['c/1', 'c/2'])
      const first = await store.documents.list('apiKey', { limit: 4 })
      expect(first.next).toBe('c/2')
      const second = await store.documents.list('apiKey', { limit: 4, after: 'c/2' })
      expect(idsOf(second)).toEqual(['c0', 'd'])
      expect(second).not.toHaveProperty('next')
      expect(await store.documents.list('stage')).toEqual({ items: [] })
      expect(await store.documents.ids('apiKey')).toEqual(['a', 'b', 'c/1', 'c/2', 'c0', 'd'])
      expect(await store.documents.ids('apiKey', 'c/')).toEqual(['c/1', 'c/2'])
    })

    test('a commit is all or nothing', async () => {
      await store.documents.insert('apiKey', 'taken', apiKey('taken'))
      const writes = [
        { op: 'insert', kind: 'apiKey', id: 'new', entity: apiKey('new') },
        { op: 'delete', kind: 'apiKey', id: 'taken' },
        { op: 'update', kind: 'stage', id: stageKey('api', 'none'), change: (stage: Stage) => stage },
      ] as const
      await expect(store.documents.commit(writes)).rejects.toThrow(NoSuchEntity)
      expect((await store.documents.list('apiKey')).items).toEqual([apiKey('taken')])
    })

    test('a commit’s check sees what was written, and what it throws leaves everything as it was', async () => {
      await store.documents.insert('apiKey', 'a', apiKey('a'))
      const put = (id: string) => [{ op: 'put', kind: 'apiKey', id, entity: apiKey(id) } as const]
      const atMostTwo: Parameters<typeof store.documents.commit>[1] = (reads) => {
        if (reads.ids('apiKey', '').length > 2) throw new Error('too many')
      }
      await store.documents.commit(put('b'), atMostTwo)
      await expect(store.documents.commit(put('c'), atMostTwo)).rejects.toThrow('too many')
      expect(await store.documents.ids('apiKey')).toEqual(['a', 'b'])
    })

    test('what a refused commit wrote is not remembered when somebody else writes the same document', async () => {
      const writes = [
        { op: 'put', kind: 'apiKey', id: 'a', entity: { ...apiKey('a'), name: 'refused' } },
        { op: 'update', kind: 'apiKey', id: 'a', change: (key: ApiKey) => ({ ...key }) },
        { op: 'insert', kind: 'apiKey', id: 'a', entity: apiKey('a') },
      ] as const
      await expect(store.documents.commit(writes)).rejects.toThrow(EntityExists)
      const other = await home.open()
      await other.documents.insert('apiKey', 'a', { ...apiKey('a'), name: 'other' })
      expect((await store.documents.get('apiKey', 'a'))?.name).toBe('other')
      await other.close()
    })

    test('writes that follow from others are committed with them, or none is', async () => {
      await store.documents.insert('apiKey', 'a', apiKey('a'))
      const renamed = { op: 'update', kind: 'apiKey', id: 'a', change: (key: ApiKey) => ({ ...key, name: 'renamed' }) } as const
      await store.documents.commitWith(() => ({
        writes: [renamed],
        further: (reads) => {
          expect(reads.ids('apiKey', '')).toEqual(['a'])
          return [{ op: 'insert', kind: 'apiKey', id: 'b', entity: { ...apiKey('b'), name: `after ${reads.get('apiKey', 'a')?.name}` } }]
        },
      }))
      expect((await store.documents.get('apiKey', 'b'))?.name).toBe('after renamed')
      const again = { ...renamed, change: (key: ApiKey) => ({ ...key, name: 'again' }) }
      const taken = { op: 'insert', kind: 'apiKey', id: 'b', entity: apiKey('b') } as const
      await expect(store.documents.commitWith(() => ({ writes: [again], further: () => [taken] }))).rejects.toThrow(EntityExists)
      expect((await store.documents.get('apiKey', 'a'))?.name).toBe('renamed')
    })

    test('a commit inserts, replaces, changes and deletes in its order', async () => {
      for (const id of ['old/1', 'old/2', 'older']) await store.documents.insert('apiKey', id, apiKey(id))
      await store.documents.commit([
        { op: 'delete-all', kind: 'apiKey', prefix: 'old/' },
        { op: 'put', kind: 'apiKey', id: 'older', entity: { ...apiKey('older'), name: 'put' } },
        { op: 'update', kind: 'apiKey', id: 'older', change: (key) => ({ ...key, name: `${key.name} and changed` }) },
        { op: 'delete', kind: 'apiKey', id: 'never there' },
      ])
      expect((await store.documents.list('apiKey')).items).toEqual([{ ...apiKey('older'), name: 'put and changed' }])
    })

    test('a commit changes what is there and makes what is not', async () => {
      const named = (key: ApiKey | undefined): ApiKey => ({ ...(key ?? apiKey('a')), name: key ? 'changed' : 'made' })
      const write = { op: 'upsert', kind: 'apiKey', id: 'a', change: named } as const
      await store.documents.commit([write])
      expect((await store.documents.get('apiKey', 'a'))?.name).toBe('made')
      await store.documents.commit([write])
      expect((await store.documents.get('apiKey', 'a'))?.name).toBe('changed')
    })

    test('of writes that are asked for at once each sees those before it, and one that fails takes none of the others with it', async () => {
      const add = (name: string) => store.documents.update('apiKey', 'a', (key) => ({ ...key, stageKeys: [...key.stageKeys, name] }))
      const fails = store.documents.commit([
        { op: 'update', kind: 'apiKey', id: 'a', change: (key) => ({ ...key, name: 'not kept' }) },
        { op: 'update', kind: 'apiKey', id: 'b', change: (key) => key },
      ])
      const early = add('too early').catch((error: unknown) => error)
      await expect(Promise.all([fails, early])).rejects.toThrow(NoSuchEntity)
      const answered: string[] = []
      const writes = [
        store.documents.insert('apiKey', 'a', apiKey('a')).then(() => answered.push('made')),
        add('first').then(({ stageKeys }) => answered.push(stageKeys.join())),
        store.documents.insert('apiKey', 'a', apiKey('a')).catch((error: unknown) => answered.push(String(error))),
        store.documents
          .commit([
            { op: 'put', kind: 'apiKey', id: 'other', entity: apiKey('other') },
            { op: 'update', kind: 'apiKey', id: 'none', change: (key) => key },
          ])
          .catch((error: unknown) => answered.push(String(error))),
        add('second').then(({ stageKeys }) => answered.push(stageKeys.join())),
        store.documents.delete('apiKey', 'other').then((existed) => answered.push(`deleted ${existed}`)),
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
      const later = await home.open()
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
        store.documents.insert('apiKey', 'a', apiKey('a')),
        store.documents.insert('apiKey', 'b', unwritable),
        store.documents.update('apiKey', 'a', (key) => ({ ...key, name: 'renamed' })),
      ])
      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      const later = await home.open()
      expect((await later.documents.list('apiKey')).items).toEqual([{ ...apiKey('a'), name: 'renamed' }])
      await later.close()
    })

    test('within a commit documents are found as the writes before left them', async () => {
      for (const id of ['k/1', 'k/2']) await store.documents.insert('apiKey', id, apiKey(id))
      const seen: unknown[] = []
      await store.documents.commitWith(() => ({
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
      expect(await store.documents.ids('apiKey')).toEqual([])
    })

    test('a write is made in the asynchronous context of whoever asks for it', async () => {
      const callers = new AsyncLocalStorage<string>()
      const write = (name: string) => callers.run(name, () => store.documents.commit([named(name)]))
      const named = (id: string) => ({ op: 'upsert', kind: 'apiKey', id, change: () => ({ ...apiKey(id), name: callers.getStore() ?? 'nobody' }) }) as const
      await Promise.all([write('one'), write('other')])
      expect((await store.documents.list('apiKey')).items.map(({ name }) => name)).toEqual(['one', 'other'])
    })

    test('what was asked for before a connection is closed is written', async () => {
      const other = await home.open()
      const writes = ['a', 'b'].map((id) => other.documents.insert('apiKey', id, apiKey(id)))
      await other.close()
      await Promise.all(writes)
      expect(await store.documents.ids('apiKey')).toEqual(['a', 'b'])
    })

    test('listeners hear of committed changes only, until they leave', async () => {
      const heard: string[] = []
      const leave = store.documents.onChange((kind, id) => heard.push(`${kind} ${id}`))
      await store.documents.insert('apiKey', 'a', apiKey('a'))
      await expect(store.documents.insert('apiKey', 'a', apiKey('a'))).rejects.toThrow(EntityExists)
      await store.documents.update('apiKey', 'a', (key) => key)
      await store.documents.update('apiKey', 'a', (key) => ({ ...key, name: 'b' }))
      await store.documents.delete('apiKey', 'a')
      await store.documents.delete('apiKey', 'a')
      leave()
      await store.documents.insert('apiKey', 'b', apiKey('b'))
      expect(heard).toEqual(['apiKey a', 'apiKey a', 'apiKey a'])
    })

    test('a document of several megabytes comes back whole', async () => {
      const deployment: Deployment = { id: 'd', restApiId: 'a', createdDate: 1.5, snapshot: largeApi(5_000_000) }
      await store.documents.insert('deployment', 'a/d', deployment)
      const later = await home.open()
      expect(await later.documents.get('deployment', 'a/d')).toEqual(deployment)
      await later.close()
    })

    test('a prefix covers every key that begins with it, whatever comes behind', async () => {
      for (const key of ['k/', 'k/{', 'k/é', 'k/\u{10FFFD}', 'k0', 'l/']) await store.counters.add(key, 1)
      expect([...(await store.counters.list('k/')).keys()].toSorted()).toEqual(['k/', 'k/{', 'k/é', 'k/\u{10FFFD}'].toSorted())
    })

    test('claims are counted as far as their limits allow, in their order and with what is counted besides', async () => {
      const claim = { key: 'quota', limit: 5, wanted: 3, besides: 'day' }
      expect(await store.counters.claimAll([claim, claim, { ...claim, key: 'other', wanted: 1 }])).toEqual([3, 2, 1])
      expect(await store.counters.list('')).toEqual(
        new Map([
          ['day', 6],
          ['other', 1],
          ['quota', 5],
        ]),
      )
      await store.counters.set('quota', 9)
      expect(await store.counters.claimAll([claim])).toEqual([0])
      expect(await store.counters.get('quota')).toBe(9)
    })

    test('counters start at nothing, add up, and are listed by prefix', async () => {
      expect(await store.counters.get('plan/key/2026-01-01')).toBe(0)
      expect(await store.counters.add('plan/key/2026-01-01', 3)).toBe(3)
      expect(await store.counters.add('plan/key/2026-01-01', -1)).toBe(2)
      await store.counters.addAll(
        new Map([
          ['plan/key/2026-01-01', 5],
          ['plan/key/2026-01-02', 1],
        ]),
      )
      await store.counters.set('plan2', 9)
      expect(await store.counters.list('plan/')).toEqual(
        new Map([
          ['plan/key/2026-01-01', 7],
          ['plan/key/2026-01-02', 1],
        ]),
      )
      await store.counters.deleteAll('plan/')
      expect(await store.counters.list('')).toEqual(new Map([['plan2', 9]]))
    })

    test('log events come back in the order of arrival, in pages, by stream, time and text', async () => {
      await store.logs.append('group', 'one', [
        { at: 10, message: 'first' },
        { at: 20, message: 'second' },
      ])
      await store.logs.append('group', 'two', [{ at: 15, message: 'third: %_' }])
      await store.logs.append('other', 'one', [{ at: 1, message: 'elsewhere' }])
      const messages = async (query?: Parameters<Store['logs']['read']>[1]) => (await store.logs.read('group', query)).events.map(({ message }) => message)
      expect(await messages()).toEqual(['first', 'second', 'third: %_'])
      expect(await messages({ stream: 'one' })).toEqual(['first', 'second'])
      expect(await messages({ from: 15, until: 20 })).toEqual(['third: %_'])
      expect(await messages({ contains: '%_' })).toEqual(['third: %_'])
      const { next } = await store.logs.read('group', { limit: 2 })
      expect(await messages(next === undefined ? {} : { after: next })).toEqual(['third: %_'])
      expect(await store.logs.streams('group')).toEqual([
        { name: 'one', firstAt: 10, lastAt: 20, lastIngestedAt: 20 },
        { name: 'two', firstAt: 15, lastAt: 15, lastIngestedAt: 15 },
      ])
      expect(await store.logs.groups('')).toEqual(['group', 'other'])
    })

    test('events of several groups and streams are written together, in their order', async () => {
      await store.logs.appendAll([
        { group: 'group', stream: 'one', events: [{ at: 1, message: 'a' }] },
        { group: 'group', stream: 'two', events: [{ at: 3, message: 'b' }] },
        { group: 'other', stream: 'one', events: [{ at: 2, message: 'c' }] },
      ])
      await store.logs.append('group', 'one', [{ at: 4, message: 'd' }])
      expect((await store.logs.read('group')).events).toEqual([
        { sequence: 1, stream: 'one', at: 1, message: 'a', ingestedAt: 1 },
        { sequence: 2, stream: 'two', at: 3, message: 'b', ingestedAt: 3 },
        { sequence: 4, stream: 'one', at: 4, message: 'd', ingestedAt: 4 },
      ])
      expect((await store.logs.read('other')).events.map(({ message }) => message)).toEqual(['c'])
    })

    test('many events at once keep their order, and none is lost', async () => {
      const messages = Array.from({ length: 1234 }, (_, index) => `event "${index}" ü`)
      await store.logs.append('group', 'one', [])
      await store.logs.append(
        'group',
        'one',
        messages.map((message, at) => ({ at, message })),
      )
      const { events } = await store.logs.read('group')
      expect(events.map(({ message }) => message)).toEqual(messages)
      const page = await store.logs.read('group', { after: events[299]?.sequence ?? 0, from: 303, until: 900, contains: '"', limit: 400 })
      expect(page).toEqual({ events: events.slice(303, 703), next: events[702]?.sequence })
      expect(await store.logs.streams('group')).toEqual([{ name: 'one', firstAt: 0, lastAt: 1233, lastIngestedAt: 1233 }])
      await store.logs.trim('group', 1000)
      expect((await store.logs.read('group')).events).toEqual(events.slice(234))
      await store.logs.trim('group', 1)
      await store.logs.append('group', 'two', [{ at: 5, message: 'x'.repeat(100_000) }])
      const sequences = (await store.logs.read('group')).events.map(({ sequence }) => sequence)
      expect(sequences).toEqual([events[1233]?.sequence, (events[1233]?.sequence ?? 0) + 1])
    })

    test('a log group is trimmed by bytes too, and keeps its newest events however large they are', async () => {
      const kept = async () => (await store.logs.read('group')).events.map(({ at }) => at)
      for (const at of [1, 2, 3]) await store.logs.append('group', 'one', [{ at, message: 'x'.repeat(1000) }])
      await store.logs.trim('group', 100, 2500)
      expect(await kept()).toEqual([2, 3])
      await store.logs.trim('group', 100, 10)
      expect(await kept()).toEqual([3])
    })

    test('a log group keeps its newest events when it is trimmed, and none when it is deleted', async () => {
      await store.logs.append('group', 'one', [
        { at: 1, message: 'a' },
        { at: 2, message: 'b' },
        { at: 3, message: 'c' },
      ])
      await store.logs.trim('group', 2)
      expect((await store.logs.read('group')).events.map(({ message }) => message)).toEqual(['b', 'c'])
      await store.logs.trim('group', 5)
      expect((await store.logs.read('group')).events).toHaveLength(2)
      await store.logs.trim('group', 0)
      expect(await store.logs.groups('')).toEqual([])
      await store.logs.append('group', 'one', [{ at: 4, message: 'd' }])
      await store.logs.delete('group')
      expect(await store.logs.groups('')).toEqual([])
    })

    test('log events are searched in the order of time over streams, from either end, page by page', async () => {
      const { logs } = store
      await logs.append(
        'group',
        'late',
        [5, 7, 9].map((at) => ({ at, message: `late ${at}` })),
        100,
      )
      await logs.append(
        'group',
        'early',
        [1, 7, 8].map((at) => ({ at, message: `early ${at}` })),
        101,
      )
      await logs.append('group', 'other', [{ at: 0, message: 'other 0' }], 102)
      const messages = async (search: Parameters<Store['logs']['search']>[1]) => (await logs.search('group', search)).events.map(({ message }) => message)
      const all = ['other 0', 'early 1', 'late 5', 'late 7', 'early 7', 'early 8', 'late 9']
      expect(await messages({ direction: 'forward', limit: 100 })).toEqual(all)
      expect(await messages({ direction: 'backward', limit: 100 })).toEqual(all)
      expect(await messages({ direction: 'backward', limit: 2 })).toEqual(['early 8', 'late 9'])
      expect(await messages({ direction: 'forward', limit: 100, streams: { names: ['late'] } })).toEqual(['late 5', 'late 7', 'late 9'])
      expect(await messages({ direction: 'forward', limit: 100, streams: { prefix: 'ea' } })).toEqual(['early 1', 'early 7', 'early 8'])
      expect(await messages({ direction: 'forward', limit: 100, from: 5, until: 8 })).toEqual(['late 5', 'late 7', 'early 7'])
      for (const direction of ['forward', 'backward'] as const) {
        const seen: string[] = []
        let page = await logs.search('group', { direction, limit: 2 })
        for (;;) {
          const texts = page.events.map(({ message }) => message)
          if (direction === 'forward') seen.push(...texts)
          else seen.unshift(...texts)
          const beyond = direction === 'forward' ? page.events.at(-1) : page.events[0]
          if (!page.more || beyond === undefined) break
          page = await logs.search('group', { direction, limit: 2, beyond })
        }
        expect(seen).toEqual(all)
      }
      expect((await logs.search('group', { direction: 'forward', limit: 1, from: 5 })).events).toMatchObject([{ ingestedAt: 100, stream: 'late' }])
    })

    test('a search over many chunks finds what a sort of all events finds', async () => {
      const times = Array.from({ length: 3000 }, (_, index) => (index * 7919) % 1000)
      for (let start = 0; start < times.length; start += 300) {
        await store.logs.append(
          'group',
          `stream ${start % 900}`,
          times.slice(start, start + 300).map((at, index) => ({ at, message: `${start + index}` })),
        )
      }
      const { events } = await store.logs.search('group', { direction: 'forward', limit: 10_000 })
      expect(events).toHaveLength(3000)
      expect(events).toEqual(events.toSorted((a, b) => a.at - b.at || a.sequence - b.sequence))
      const page = await store.logs.search('group', { direction: 'backward', limit: 50, until: 500, ...(events[1200] && { beyond: events[1200] }) })
      expect(page.events).toEqual(events.slice(1150, 1200))
    })

    test('old events expire, one stream goes alone, and all groups together are kept within a size', async () => {
      const { logs } = store
      await logs.append(
        'a',
        'one',
        [1, 2, 3].map((at) => ({ at, message: `${at}` })),
      )
      await logs.append('a', 'two', [{ at: 1, message: 'x' }])
      await logs.expire('a', 3)
      expect((await logs.read('a')).events.map(({ message }) => message)).toEqual(['3'])
      await logs.append('a', 'two', [{ at: 4, message: 'y' }])
      await logs.deleteStream('a', 'one')
      expect((await logs.read('a')).events.map(({ message }) => message)).toEqual(['y'])

      await logs.append('b', 'one', [{ at: 5, message: 'b'.repeat(1000) }])
      const sizes = await logs.sizes()
      expect([...sizes.keys()]).toEqual(['a', 'b'])
      expect(sizes.get('b')).toBeGreaterThan(1000)
      await logs.limit(1_000_000)
      expect(await logs.groups('')).toEqual(['a', 'b'])
      await logs.limit(1100)
      expect((await logs.read('b')).events).toHaveLength(1)
      await logs.append('c', 'one', [{ at: 6, message: 'c'.repeat(500) }])
      await logs.limit(1100)
      expect(await logs.groups('')).toEqual(['c'])
    })

    testMetrics(
      () => store,
      () => home.open(),
    )

    test('blobs keep their bytes', async () => {
      const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256)
      await store.blobs.put('code', bytes)
      expect(await store.blobs.get('code')).toEqual(bytes)
      await store.blobs.put('code', new Uint8Array())
      expect(await store.blobs.get('code')).toEqual(new Uint8Array())
      await store.blobs.put('code/b', bytes)
      await store.blobs.put('code/a', bytes)
      expect(await store.blobs.keys('code/')).toEqual(['code/a', 'code/b'])
      expect(await store.blobs.delete('code')).toBe(true)
      expect(await store.blobs.delete('code')).toBe(false)
      expect(await store.blobs.get('code')).toBeUndefined()
    })

    test('a large blob is written and read while others are served, and leaves nothing behind', async () => {
      const bytes = Uint8Array.from({ length: 5_000_001 }, (_, index) => index % 251)
      let turns = 0
      const count = () => {
        turns++
        counting = setImmediate(count)
      }
      let counting = setImmediate(count)
      await store.blobs.put('zip', bytes)
      const written = turns
      expect(Buffer.compare((await store.blobs.get('zip')) ?? new Uint8Array(), bytes)).toBe(0)
      clearImmediate(counting)
      expect(written).toBeGreaterThanOrEqual(4)
      expect(turns - written).toBeGreaterThanOrEqual(4)
      expect(await store.blobs.keys('')).toEqual(['zip'])
      await store.blobs.put('zip', bytes.subarray(0, 2_000_000))
      expect((await store.blobs.get('zip'))?.length).toBe(2_000_000)
      await store.blobs.put('zip', bytes.subarray(0, 10))
      expect((await store.blobs.get('zip'))?.length).toBe(10)
      expect(await store.blobs.delete('zip')).toBe(true)
      expect(await store.blobs.get('zip')).toBeUndefined()
    })
  })
}

function apiKey(id: string): ApiKey {
  return { id, value: `value of ${id}`, enabled: true, createdDate: 1, lastUpdatedDate: 1, stageKeys: [], tags: {} }
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
