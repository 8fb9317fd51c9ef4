import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ApiKey } from '@fourbox/domain'
import { expect, onTestFinished, test } from 'vitest'
import { EntityExists, NoSuchEntity } from '../entity-errors.ts'
import { openStore } from '../open-store.ts'
import type { Store, StoreOptions } from '../store.ts'
import { StoreUnavailable } from '../store-unavailable.ts'
import { packEvents } from '../rows/log-chunks.ts'
import { documentsLock } from './locks.ts'
import { openPool } from './pool.ts'
import { describeOnPostgresql } from '@fourbox/local-postgresql'

const key: ApiKey = { id: 'a', value: 'value', enabled: true, createdDate: 1, lastUpdatedDate: 1, stageKeys: [], tags: {} }

describeOnPostgresql('many connections to one PostgreSQL', (server) => {
  const opened = async (address: string, options: Partial<StoreOptions> = {}): Promise<Store> => {
    const store = await openStore(address, { durability: 'full', report: () => undefined, ...options })
    onTestFinished(() => store.close())
    return store
  }

  test('of nodes that start at once on an empty database one makes its tables, and all use them', async () => {
    const address = await server().newAddress()
    const stores = await Promise.all(Array.from({ length: 4 }, () => opened(address)))
    await stores[0]?.documents.insert('apiKey', 'a', key)
    expect(await Promise.all(stores.map(({ documents }) => documents.get('apiKey', 'a')))).toEqual(Array.from({ length: 4 }, () => key))
  })

  test('ten writers on ten nodes lose nothing, and nobody reads half of a commit', async () => {
    const address = await server().newAddress()
    const stores = await Promise.all(Array.from({ length: 10 }, () => opened(address)))
    const [reader] = stores
    await reader?.documents.commit([
      { op: 'put', kind: 'apiKey', id: 'a', entity: key },
      { op: 'put', kind: 'apiKey', id: 'b', entity: key },
    ])
    const named = (name: string) => (current: ApiKey) => ({ ...current, stageKeys: [...current.stageKeys, name] })
    const written = new AbortController()
    const lengths: (readonly number[])[] = []
    const reading = (async () => {
      while (!written.signal.aborted) lengths.push((await reader?.documents.list('apiKey'))?.items.map(({ stageKeys }) => stageKeys.length) ?? [])
    })()
    await Promise.all(
      stores.flatMap(({ documents }, node) =>
        Array.from({ length: 8 }, (_, n) =>
          documents.commitWith(() => ({
            writes: [{ op: 'update', kind: 'apiKey', id: 'a', change: named(`${node}/${n}`) }],
            further: (reads) => [{ op: 'put', kind: 'apiKey', id: 'b', entity: reads.get('apiKey', 'a') ?? key }],
          })),
        ),
      ),
    )
    written.abort()
    await reading
    expect(new Set((await reader?.documents.get('apiKey', 'a'))?.stageKeys).size).toBe(80)
    expect((await reader?.documents.get('apiKey', 'b'))?.stageKeys).toEqual((await reader?.documents.get('apiKey', 'a'))?.stageKeys)
    expect(lengths.length).toBeGreaterThan(0)
    expect(lengths.filter(([a, b]) => a !== b)).toEqual([])
  })

  test('what a node remembers of a document is not built upon when another node has changed, made or deleted it', async () => {
    const address = await server().newAddress()
    const [one, other] = [await opened(address), await opened(address)]
    const named = (name: string) => (current: ApiKey) => ({ ...current, stageKeys: [...current.stageKeys, name] })
    await one.documents.insert('apiKey', 'a', key)
    await other.documents.update('apiKey', 'a', named('other'))
    expect((await one.documents.update('apiKey', 'a', named('one'))).stageKeys).toEqual(['other', 'one'])
    // Nothing is to be written by what it remembers.
    await other.documents.update('apiKey', 'a', () => key)
    expect((await one.documents.update('apiKey', 'a', (current) => (current.stageKeys.length > 0 ? current : named('seen')(current)))).stageKeys).toEqual([
      'seen',
    ])
    await other.documents.delete('apiKey', 'a')
    await expect(one.documents.update('apiKey', 'a', named('late'))).rejects.toThrow(NoSuchEntity)
    await other.documents.insert('apiKey', 'a', key)
    await expect(one.documents.insert('apiKey', 'a', key)).rejects.toThrow(EntityExists)
    // One that fails by it and one that does not are asked for at once.
    await other.documents.delete('apiKey', 'a')
    await Promise.all([one.documents.insert('apiKey', 'a', key), one.documents.insert('apiKey', 'b', key)])
    await other.documents.update('apiKey', 'a', named('other'))
    const [updated] = await Promise.all([one.documents.update('apiKey', 'a', named('one')), one.documents.delete('apiKey', 'b')])
    expect(updated.stageKeys).toEqual(['other', 'one'])
    expect((await other.documents.list('apiKey')).items).toEqual([updated])
  })

  test('a commit of which anything is not as the node remembers it is made anew, whole, wherever that stands in it', async () => {
    const address = await server().newAddress()
    const [one, other] = [await opened(address), await opened(address)]
    const named = (name: string) => (current: ApiKey) => ({ ...current, stageKeys: [...current.stageKeys, name] })
    const ids = ['a', 'b', 'c']
    for (const id of ids) await one.documents.insert('apiKey', id, key)
    for (const [place, changed] of ids.entries()) {
      const name = `${place}`
      await other.documents.update('apiKey', changed, named(`other ${name}`))
      await one.documents.commitWith(() => ({
        writes: ids.slice(0, 2).map((id) => ({ op: 'update', kind: 'apiKey', id, change: named(name) })),
        // The last one is looked at, and not written.
        further: (reads) => [{ op: 'put', kind: 'apiKey', id: `seen ${name}`, entity: reads.get('apiKey', 'c') ?? key }],
      }))
    }
    const { items } = await other.documents.list('apiKey')
    expect(items.map(({ stageKeys }) => stageKeys)).toEqual([['other 0', '0', '1', '2'], ['0', 'other 1', '1', '2'], ['other 2'], [], [], ['other 2']])
  })

  test('a node of the former version writes beside newer ones, and each hears of the other', async () => {
    const address = await server().newAddress()
    const one = await opened(address)
    const heard: string[] = []
    const news = Promise.withResolvers<void>()
    one.documents.onChange((_, id) => {
      heard.push(id)
      if (id === 'b') news.resolve()
    })
    await one.documents.insert('apiKey', 'a', key)
    await server().ask(
      address,
      `SELECT * FROM write_documents('{apiKey}', '{a}', ARRAY[(SELECT version FROM documents WHERE id = 'a')], '{apiKey,apiKey}', '{a,b}', ARRAY['${JSON.stringify({ ...key, name: 'former' })}', '${JSON.stringify(key)}'], '{1,1}', '{}', '{}')`,
    )
    await news.promise
    expect(heard).toEqual(['a', 'a', 'b'])
    expect((await one.documents.update('apiKey', 'a', (current) => ({ ...current, value: 'newer' }))).name).toBe('former')
  })

  test('lists of texts keep whatever they hold', async () => {
    const { logs } = await opened(await server().newAddress())
    const messages = ['', 'NULL', '"quoted" \\ {braces}, and commas', 'é 漢字 😀', 'a\u0000b', 'x'.repeat(100_000)]
    await logs.appendAll(messages.map((message, at) => ({ group: 'g', stream: `${message.slice(0, 20)} ${at}`, packed: [...packEvents([{ at, message }])] })))
    expect((await logs.read('g')).events.map(({ message }) => message)).toEqual(messages)
    expect((await logs.streams('g')).map(({ name }) => name).toSorted()).toEqual(messages.map((message, at) => `${message.slice(0, 20)} ${at}`).toSorted())
  })

  test('each node hears of the changes of all, each once, also of those that it missed while it was cut off', async () => {
    const address = await server().newAddress()
    const lines: string[] = []
    const [one, other] = [await opened(address), await opened(address, { report: (line) => lines.push(line) })]
    const heard: string[] = []
    other.documents.onChange((kind, id, mayHaveGone) => heard.push(`${kind} ${id}${mayHaveGone ? ' gone' : ''}`))
    one.documents.onChange(() => undefined)
    await one.documents.insert('apiKey', 'a', key)
    await expect.poll(() => heard).toEqual(['apiKey a'])
    await other.documents.insert('apiKey', 'b', key)
    await one.documents.delete('apiKey', 'a')
    await expect.poll(() => heard).toEqual(['apiKey a', 'apiKey b', 'apiKey a gone'])

    await server().fall()
    await server().rise()
    await one.documents.insert('apiKey', 'c', key)
    await one.documents.delete('apiKey', 'b')
    await expect.poll(() => heard.slice(3)).toEqual(['apiKey c', 'apiKey b gone'])
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^postgres:\/\/127\.0\.0\.1:\d+\/postgres does not answer: .*\. Trying again until it does\.$/)
    expect(lines[1]).toMatch(/answers again\.$/)
    expect(lines.join()).not.toContain('secret')
  })

  test('a change is acknowledged when the listeners of every living node know of it', async () => {
    const address = await server().newAddress()
    const [one, other] = [await opened(address), await opened(address)]
    one.documents.onChange(() => undefined)
    const heard: string[] = []
    const known = Promise.withResolvers<void>()
    other.documents.onChange((_, id) => {
      heard.push(id)
      return id === 'held' ? known.promise : undefined
    })
    // What comes behind its first news comes when it has joined: nobody waits for it before.
    for (const id of ['first', 'second', 'held']) {
      await one.documents.insert('apiKey', id, key)
      await expect.poll(() => heard.at(-1)).toBe(id)
    }
    let acknowledged = false
    const waiting = one.documents.acknowledged().then(() => (acknowledged = true))
    await one.counters.get('a turn of the database')
    expect(acknowledged).toBe(false)
    known.resolve()
    await waiting

    // One that fell long ago is not waited for, and one that is falling as long as it may still be alive.
    await server().ask(address, "INSERT INTO nodes VALUES ('fallen', now() - interval '1 minute', 0), ('falling', now() - interval '5 seconds', 0)")
    await one.documents.insert('apiKey', 'last', key)
    await one.documents.acknowledged()
  })

  test('a change right behind a crash of the database is acknowledged when those that lived before know of it, though it has forgotten them', async () => {
    const address = await server().newAddress()
    const [one, other] = [await opened(address), await opened(address)]
    one.documents.onChange(() => undefined)
    const heard: string[] = []
    const known = Promise.withResolvers<void>()
    onTestFinished(() => known.resolve())
    other.documents.onChange((_, id) => {
      heard.push(id)
      return id === 'held' ? known.promise : undefined
    })
    await Promise.all([one, other].map(({ nodes }) => nodes.joined()))
    await one.documents.insert('apiKey', 'before', key)
    await one.documents.acknowledged()

    await server().fall()
    await server().rise()
    await one.documents.insert('apiKey', 'held', key)
    let acknowledged = false
    const waiting = one.documents.acknowledged().then(() => (acknowledged = true))
    await expect.poll(() => heard.at(-1)).toBe('held')
    expect(acknowledged).toBe(false)
    known.resolve()
    await waiting
  })

  test('a database that restarts is waited for; one that stays away is named to the owner, without a password', async () => {
    const address = await server().newAddress()
    const [patient, hasty] = [await opened(address, { patienceInMillis: 60_000 }), await opened(address, { patienceInMillis: 50 })]
    await patient.counters.add('calls', 1)
    await server().cutConnections()
    expect(await patient.counters.get('calls')).toBe(1)
    await server().fall()
    const fault: unknown = await hasty.documents.insert('apiKey', 'a', key).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(StoreUnavailable)
    expect(fault).toMatchObject({ reason: 'away', place: expect.stringMatching(/^postgres:\/\/127\.0\.0\.1:\d+\/postgres$/) })
    const waiting = patient.documents.insert('apiKey', 'a', key)
    await server().rise()
    await waiting
    expect(await hasty.documents.get('apiKey', 'a')).toEqual(key)
    await expect(openStore(address.replace('/postgres?', '/nowhere?'), { durability: 'full' })).rejects.toThrow(
      /^postgres:\/\/127\.0\.0\.1:\d+\/nowhere cannot be used: database "nowhere" does not exist$/,
    )
  })

  test('a server that has been silent for longer than patience lasts keeps nobody waiting for as long as a connection may take', async () => {
    const sockets: Socket[] = []
    // Who listens is told at once, and whoever comes later is told nothing.
    const silent = createServer((socket) => void (sockets.push(socket) === 1 ? socket.destroy() : socket.on('error', () => undefined).resume()))
    silent.listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const own = silent.address()
    const address = `postgres://nobody@127.0.0.1:${typeof own === 'object' && own ? own.port : 0}/none`
    const [pool, another] = Array.from({ length: 2 }, () => openPool(address, { durability: 'full', patienceInMillis: 0, report: () => undefined }))
    const away = Promise.withResolvers<string>()
    const stop = pool?.listen('channel', { onConnected: () => undefined, onMessage: () => undefined, onAway: away.resolve })
    expect(await away.promise).toContain('Connection terminated')
    let isConnecting = true
    const connecting = another?.read('SELECT 1').catch(() => (isConnecting = false))
    await expect(pool?.read('SELECT 1')).rejects.toMatchObject({ reason: 'away' })
    expect(isConnecting).toBe(true)
    silent.close()
    for (const socket of sockets) socket.destroy()
    await Promise.all([connecting, stop?.(), pool?.close(), another?.close()])
  })

  test('over a line on which each answer takes more than a second a worker, which is in a hurry, connects all the same', async () => {
    const address = new URL(await server().newAddress())
    const port = Number(address.port)
    const line = createServer((near) => {
      const far = connect(port, address.hostname).on('error', () => near.destroy())
      near.on('error', () => far.destroy()).pipe(far)
      far.on('data', (chunk) => void setTimeout(() => near.write(chunk), 1200))
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void line.close())
    await once(line, 'listening')
    const own = line.address()
    if (typeof own === 'object' && own) address.port = String(own.port)
    const pool = openPool(address.href, { durability: 'normal', patienceInMillis: 250 })
    onTestFinished(() => pool.close())
    expect(await pool.read('SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  test('a node that falls silent while it holds the lock of writers keeps the others from writing for a moment: one or two are refused', async () => {
    const address = await server().newAddress()
    const other = await opened(address)
    const silent = openPool(address, { durability: 'full' })
    const [holds, speaks] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const holding = silent.transaction(async () => {
      holds.resolve()
      await speaks.promise
    }, documentsLock)
    const ended = Promise.allSettled([holding])
    await holds.promise
    const refusals: unknown[] = []
    for (;;) {
      try {
        await other.documents.insert('apiKey', 'a', key)
        break
      } catch (error) {
        refusals.push(error)
      }
    }
    expect(refusals.length).toBeLessThanOrEqual(2)
    for (const refusal of refusals) expect(refusal).toMatchObject({ name: 'StoreUnavailable', reason: 'locked' })
    speaks.resolve()
    await ended
    await silent.close()
  })

  test('the server is asked to give up a connection of which it hears nothing for a minute, be there something to be said or not', async () => {
    const pool = openPool(await server().newAddress(), { durability: 'full' })
    onTestFinished(() => pool.close())
    const names = ['tcp_keepalives_idle', 'tcp_keepalives_interval', 'tcp_keepalives_count', 'tcp_user_timeout']
    const settings = await pool.read(
      'SELECT setting FROM unnest($1::text[]) WITH ORDINALITY AS asked (name, place) JOIN pg_settings USING (name) ORDER BY place',
      [names],
    )
    expect(settings).toEqual(['30', '10', '3', '60000'].map((setting) => ({ setting })))
  })

  test('a database that a newer Fourbox wrote is refused and left alone', async () => {
    const address = await server().newAddress()
    await (await opened(address)).counters.add('calls', 1)
    await server().ask(address, "INSERT INTO fourbox_migration (name, timestamp) VALUES ('9999', '2030-01-01')")
    await expect(openStore(address, { durability: 'full' })).rejects.toThrow(
      /was written by a newer Fourbox \(schema 9999; this one knows \d+\).*name another database/,
    )
    await server().ask(address, "DELETE FROM fourbox_migration WHERE name = '9999'")
    await (await opened(address)).documents.insert('apiKey', 'a', key)
    await server().ask(address, 'UPDATE documents SET shape = 99')
    await expect(openStore(address, { durability: 'full' })).rejects.toThrow(/apiKey in shape 99/)
  })

  test('a document of an older shape is brought to the newest, and one that is no JSON is left out of lists', async () => {
    const address = await server().newAddress()
    const { documents } = await opened(address)
    await documents.insert('apiKey', 'a', key)
    await server().ask(
      address,
      `INSERT INTO documents (kind, id, shape, body) VALUES ('apiKey', 'b', 1, 'x'), ('domainName', 'd', 1, '{"domainName":"d","basePathMappings":[{"basePath":"v1"}]}')`,
    )
    const lines: string[] = []
    const later = await opened(address, { report: (line) => lines.push(line) })
    expect(await later.documents.get('domainName', 'd')).toMatchObject({ routingRules: [], basePathMappings: [{ apiMappingId: '1htljn' }] })
    for (let time = 0; time < 2; time++) expect((await later.documents.list('apiKey')).items).toEqual([key])
    expect(lines).toEqual([expect.stringMatching(/^The document apiKey "b" cannot be read: .*\. It is left out of lists\.$/)])
  })

  test('a copy in a file is an embedded store that holds the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fourbox-copy-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const store = await opened(await server().newAddress())
    await store.documents.insert('apiKey', 'a\u0000', key)
    await store.counters.add('calls', 7)
    await store.logs.append('group', 'one', [
      { at: 1, message: 'first' },
      { at: 2, message: 'second' },
    ])
    await store.logs.trim('group', 1)
    const zip = Uint8Array.from({ length: 2_500_000 }, (_, index) => index % 251)
    await store.blobs.put('zip', zip)
    await store.copyTo(join(folder, 'fourbox.sqlite'), new Map())
    expect(statSync(join(folder, 'fourbox.sqlite')).mode & 0o777).toBe(0o600)
    const copy = await openStore(`sqlite:${join(folder, 'fourbox.sqlite')}`, { durability: 'full', examine: true })
    onTestFinished(() => copy.close())
    expect(await copy.documents.get('apiKey', 'a\u0000')).toEqual(key)
    expect(await copy.counters.list('')).toEqual(new Map([['calls', 7]]))
    expect(await copy.logs.read('group')).toEqual(await store.logs.read('group'))
    await copy.logs.append('group', 'one', [{ at: 3, message: 'third' }])
    expect(await copy.logs.newest()).toBe(3)
    expect(Buffer.compare((await copy.blobs.get('zip')) ?? new Uint8Array(), zip)).toBe(0)
  })
})
