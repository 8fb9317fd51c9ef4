import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import SqliteDatabase from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { apiKey } from '../contract/api-key.contract.ts'
import { KnownFile } from '../last-known/known-file.ts'
import { openStore } from '../open-store.ts'
import type { Store, StoreOptions } from '../store.ts'
import { StoreUnavailable } from '../store-unavailable.ts'

describeOnPostgresql('what is known of a PostgreSQL that is away', (server) => {
  const workspace = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fourbox-known-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    return { address: await server().newAddress(), folder, file: join(folder, 'last-known.sqlite') }
  }

  const codeOf = async () => ['code']
  const opened = (address: string, folder: string, options: Partial<StoreOptions> = {}) =>
    openStore(address, { durability: 'full', report: () => undefined, patienceInMillis: 100, lastKnown: { folder, blobsFor: codeOf }, ...options })

  /** Writes, and ends when all is kept; a store keeps from the moment on in which it has joined the others. */
  const kept = async (address: string, folder: string, write: (store: Store) => Promise<unknown>) => {
    const store = await opened(address, folder)
    store.documents.onChange(() => undefined)
    await store.nodes.joined()
    await write(store)
    await store.close()
  }

  /** Does something while the database is away. */
  const away = async <T>(work: () => Promise<T>): Promise<T> => {
    await server().fall()
    try {
      return await work()
    } finally {
      await server().rise()
    }
  }
  const refusal = (opening: Promise<Store>) =>
    opening.then(
      (store) => store.close(),
      (error: unknown) => String(error),
    )

  test('is what deployed APIs are served by, of deployments the live ones; of everything else nothing is said', async () => {
    const { address, folder, file } = await workspace()
    await kept(address, folder, async ({ documents, blobs }) => {
      await blobs.put('code', Buffer.alloc(3_000_000, 'code'))
      await blobs.put('other', Buffer.from('other'))
      for (const id of ['old', 'new', 'canary']) await documents.insertText('deployment', `api/${id}`, JSON.stringify({ id, restApiId: 'api' }))
      await documents.insertText('restApi', 'api', '{"id":"api"}')
      await documents.insertText('stage', 'api/prod', JSON.stringify({ restApiId: 'api', deploymentId: 'new', canarySettings: { deploymentId: 'canary' } }))
      for (const id of ['a', 'b', 'c']) await documents.insert('apiKey', id, apiKey(id))
    })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await away(async () => {
      const { served, documents, lastKnown, ...known } = await opened(address, folder)
      expect(lastKnown?.at).toBeLessThanOrEqual(Date.now())
      for (const id of ['new', 'canary']) expect(await served.documents.get('deployment', `api/${id}`)).toMatchObject({ id })
      await expect(served.documents.get('deployment', 'api/old')).rejects.toThrow(StoreUnavailable)
      await expect(served.documents.ids('deployment')).rejects.toThrow(StoreUnavailable)
      expect(await served.documents.list('apiKey', { limit: 2 })).toEqual({ items: [apiKey('a'), apiKey('b')], next: 'b' })
      expect(await served.documents.list('apiKey', { after: 'b' })).toEqual({ items: [apiKey('c')] })
      expect(await served.documents.get('apiKey', 'nobody')).toBeUndefined()
      expect(await served.blobs.get('code')).toEqual(new Uint8Array(Buffer.alloc(3_000_000, 'code')))
      await expect(served.blobs.get('other')).rejects.toThrow(StoreUnavailable)
      await expect(served.documents.get('restApi', 'api')).rejects.toThrow(StoreUnavailable)
      await expect(documents.get('apiKey', 'a')).rejects.toThrow(StoreUnavailable)
      await expect(documents.insert('apiKey', 'd', apiKey('d'))).rejects.toMatchObject({ reason: 'away' })
      await known.close()
    })
  })

  test('follows each change, and is what the database holds once that is reached; what was missed is told', async () => {
    const { address, folder } = await workspace()
    await kept(address, folder, async ({ documents }) => {
      await documents.insert('apiKey', 'gone', apiKey('gone'))
      await documents.insert('apiKey', 'changed', apiKey('changed'))
    })
    await kept(address, folder, async ({ documents }) => {
      await documents.delete('apiKey', 'gone')
      await documents.update('apiKey', 'changed', (key) => ({ ...key, enabled: false }))
    })
    const told: string[] = []
    const store = await away(async () => {
      const known = await opened(address, folder)
      expect(await known.served.documents.list('apiKey')).toEqual({ items: [{ ...apiKey('changed'), enabled: false }] })
      known.documents.onChange((kind, id) => told.push(`${kind} ${id}`))
      return known
    })
    onTestFinished(() => store.close())
    await store.lastKnown?.reached
    await store.nodes.joined()
    expect(told).toEqual([])
    const other = await openStore(address, { durability: 'full' })
    await other.documents.insert('apiKey', 'after', apiKey('after'))
    await other.documents.acknowledged()
    await other.close()
    expect(told).toEqual(['apiKey after'])
    expect(await store.served.documents.ids('apiKey')).toEqual(['after', 'changed'])
  })

  test('is served by a node that runs, too, and nothing that is older than what it has told', async () => {
    const { address, folder, file } = await workspace()
    const store = await opened(address, folder)
    onTestFinished(() => store.close())
    store.documents.onChange(() => undefined)
    await store.nodes.joined()
    await store.blobs.put('code', Buffer.from('code'))
    await store.documents.insert('apiKey', 'a', apiKey('a'))
    const written = () => readFileSync(`${file}-wal`, 'latin1')
    await expect.poll(written).toContain('"id":"a"')
    // What was told while it was being written is gone by once another writing has followed.
    await store.documents.insert('apiKey', 'z', apiKey('z'))
    await expect.poll(written).toContain('"id":"z"')
    await store.documents.delete('apiKey', 'z')
    await store.documents.insert('apiKey', 'b', apiKey('b'))
    await away(async () => {
      expect(await store.served.documents.get('apiKey', 'a')).toEqual(apiKey('a'))
      expect(Buffer.from((await store.served.blobs.get('code')) ?? []).toString()).toBe('code')
      const last = await store.served.documents.get('apiKey', 'b').catch((error: unknown) => error)
      expect(last).toSatisfy((read) => read instanceof StoreUnavailable || JSON.stringify(read) === JSON.stringify(apiKey('b')))
      await expect(store.documents.get('apiKey', 'a')).rejects.toThrow(StoreUnavailable)
    })
    await expect.poll(() => store.served.documents.ids('apiKey').catch(String)).toEqual(['a', 'b'])
  })

  test('what stood first under a name does so still, and another name has to wait', async () => {
    const { address, folder } = await workspace()
    await kept(address, folder, ({ blobs }) => blobs.putFirst('workspace', Buffer.from('first')))
    await away(async () => {
      const { blobs, ...known } = await opened(address, folder)
      expect(Buffer.from(await blobs.putFirst('workspace', Buffer.from('second'))).toString()).toBe('first')
      await expect(blobs.putFirst('other', Buffer.from('first'))).rejects.toThrow(StoreUnavailable)
      await known.close()
    })
  })

  test('is not gone by when it is of another database, is damaged, or was written by another version', async () => {
    const { address, folder, file } = await workspace()
    await kept(address, folder, ({ documents }) => documents.insert('apiKey', 'a', apiKey('a')))
    await away(async () => {
      expect(await refusal(opened(address, folder, { lastKnown: { folder, notBefore: Date.now() + 1 } }))).toContain('older than this server')
      expect(await refusal(opened(`${address}%20-c%20geqo=off`, folder))).toContain('of another database')
      changed(file, (database) => new KnownFile(database).put({ kind: 'apiKey', id: 'a', body: '{}', shape: 99 }))
      expect(await refusal(opened(address, folder))).toContain('was written by a newer Fourbox')
      changed(file, (database) => database.pragma('user_version = 99'))
      expect(await refusal(opened(address, folder))).toContain('was written by another version of Fourbox')
      const descriptor = openSync(file, 'r+')
      writeSync(descriptor, Buffer.alloc(4096, 'x'), 0, 4096, 0)
      closeSync(descriptor)
      expect(await refusal(opened(address, folder))).toMatch(/last-known\.sqlite is damaged/)
      writeFileSync(file, '')
      expect(await refusal(opened(address, folder))).toContain('last-known.sqlite holds nothing')
      rmSync(file)
      expect(await refusal(opened(address, folder))).toContain('nothing is known of it here')
    })
    // Each of them is replaced by the next start that has the database.
    await kept(address, folder, () => Promise.resolve())
    await away(async () => {
      const { served, ...known } = await opened(address, folder)
      expect(await served.documents.ids('apiKey')).toEqual(['a'])
      await known.close()
    })
  })

  test('is not gone by when a letter in it is another one', async () => {
    const { address, folder, file } = await workspace()
    await kept(address, folder, async ({ documents, blobs }) => {
      // As always: code stands there before a document names it.
      await blobs.put('code', Buffer.from('the code'))
      await documents.insert('apiKey', 'a', apiKey('a'))
    })
    const whole = readFileSync(file)
    await away(async () => {
      for (const [text, changedText, what] of [
        ['"enabled"', '"enaBled"', 'a document of the kind "apiKey"'],
        ['the code', 'the c0de', 'the code of a function'],
        ['"serving"', '"sErving"', 'what it says of its database'],
      ] as const) {
        writeFileSync(file, whole.toString('latin1').replaceAll(text, changedText), 'latin1')
        expect(await refusal(opened(address, folder))).toContain(`last-known.sqlite is damaged (${what} is not as it was written)`)
      }
      writeFileSync(file, whole)
      await (await opened(address, folder)).close()
    })
  })

  test('is gone by as long as the database is away, and no longer than until it lets nobody in', async () => {
    const { address, folder } = await workspace()
    await kept(address, folder, ({ documents }) => documents.insert('apiKey', 'a', apiKey('a')))
    await server().limitConnections(0)
    const store = await away(() => opened(address, folder))
    onTestFinished(() => store.close())
    const said: string[] = []
    store.lastKnown?.onWhy((why) => said.push(why))
    expect(store.lastKnown?.why).toMatch(/^connect ECONNREFUSED/)
    await expect.poll(() => said.at(-1)).toBe('too many connections for role "fourbox"')
    expect(await store.served.documents.ids('apiKey')).toEqual(['a'])
    await server().limitConnections()
    await store.lastKnown?.reached

    await server().admit(false)
    onTestFinished(() => server().admit(true))
    const [node, worker] = await away(() => Promise.all([opened(address, folder), opened(address, folder, { isPrepared: true })]))
    onTestFinished(() => Promise.all([node.close(), worker.close()]).then(() => undefined))
    const refusals: string[] = []
    worker.lastKnown?.onWhy((why) => refusals.push(why))
    await expect(node.lastKnown?.reached).rejects.toThrow(/^postgres:\/\/[^ ]+ cannot be used: role "fourbox" is not permitted to log in$/)
    await expect.poll(() => refusals.at(-1)).toBe('role "fourbox" is not permitted to log in')
    await server().admit(true)
    await worker.lastKnown?.reached
  })

  test('is opened at once where another process has found the database away, and not where it answers', async () => {
    const { address, folder } = await workspace()
    await kept(address, folder, ({ documents }) => documents.insert('apiKey', 'a', apiKey('a')))
    await away(async () => {
      const inOrder: string[] = []
      const open = async (name: string, isAway: boolean) => {
        const store = await opened(address, folder, { patienceInMillis: 2500, lastKnown: { folder, isAway } })
        inOrder.push(name)
        await store.close()
      }
      await Promise.all([open('who finds it out', false), open('who was told', true)])
      expect(inOrder).toEqual(['who was told', 'who finds it out'])
    })
    const there = await opened(address, folder, { lastKnown: { folder, isAway: true } })
    expect(there.lastKnown).toBeUndefined()
    await there.close()
  })

  test('of a database that is another one when it is back is not gone on with, and nothing is made in that', async () => {
    const { address, folder } = await workspace()
    await kept(address, folder, ({ documents }) => documents.insert('apiKey', 'a', apiKey('a')))
    const owner = new URL(address)
    owner.username = 'postgres'
    const schema = owner.search.split('%3D')[1]
    await server().ask(owner.href, `DROP SCHEMA ${schema} CASCADE; CREATE SCHEMA ${schema} AUTHORIZATION fourbox`)
    const store = await away(() => opened(address, folder))
    onTestFinished(() => store.close())
    await expect(store.lastKnown?.reached).rejects.toThrow('it is another database than the one that was known here')
    // Which it refuses where anything stands in it.
    await server().ask(owner.href, `DROP SCHEMA ${schema} RESTRICT`)
  })

  test('is not gone on with when the database holds less than that', async () => {
    const { address, folder, file } = await workspace()
    await kept(address, folder, ({ documents }) => documents.insert('apiKey', 'a', apiKey('a')))
    changed(file, (database) => {
      const known = new KnownFile(database)
      const facts = known.facts()
      if (!facts) throw new Error('All is kept by then')
      known.begin()
      known.commit({ ...facts, newest: 99 })
    })
    const store = await away(() => opened(address, folder))
    onTestFinished(() => store.close())
    await expect(store.lastKnown?.reached).rejects.toThrow('it holds less than was known of it')
    await expect(store.documents.get('apiKey', 'a')).rejects.toThrow(StoreUnavailable)
  })
})

function changed(file: string, change: (database: SqliteDatabase.Database) => void): void {
  const database = new SqliteDatabase(file)
  change(database)
  database.close()
}
