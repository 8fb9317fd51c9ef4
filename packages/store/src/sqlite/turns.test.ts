import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ApiKey } from '@fourbox/domain'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openSqliteStore } from './sqlite-store.ts'
import { Turns } from './turns.ts'

/** A store whose file another connection keeps locked until it is told to let go. */
async function lockedStore(patienceInMillis: number) {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-locked-'))
  const file = join(folder, 'fourbox.sqlite')
  const store = await openSqliteStore(file, { durability: 'full', patienceInMillis })
  await store.documents.insert('apiKey', 'a', apiKey('a'))
  const holder = new Database(file)
  holder.exec('BEGIN IMMEDIATE')
  onTestFinished(async () => {
    holder.close()
    await store.close()
    rmSync(folder, { recursive: true })
  })
  return { store, file, letGo: () => holder.exec('ROLLBACK') }
}

const apiKey = (id: string): ApiKey => ({ id, value: id, enabled: true, createdDate: 1, lastUpdatedDate: 1, stageKeys: [], tags: {} })

test('while another process holds the lock, reads are answered, writes wait in their order, and the thread serves on', async () => {
  const { store, letGo } = await lockedStore(60_000)
  const done: string[] = []
  const writes = ['b', 'c', 'd'].map((id) => store.documents.insert('apiKey', id, apiKey(id)).then(() => done.push(id)))
  const counting = store.counters.add('calls', 1).then(() => done.push('counted'))
  expect((await store.documents.get('apiKey', 'a'))?.id).toBe('a')
  expect((await store.documents.list('apiKey')).items).toHaveLength(1)
  for (let turn = 0; turn < 20; turn++) await nextTurn()
  expect(done).toEqual([])
  letGo()
  await Promise.all([...writes, counting])
  expect(done).toEqual(['b', 'c', 'd', 'counted'])
})

test('a write that waits for a lock too long is refused with a word that says so, and leaves nothing behind', async () => {
  const { store, file, letGo } = await lockedStore(20)
  const refused = expect.objectContaining({
    name: 'StoreUnavailable',
    reason: 'locked',
    place: file,
    message: 'Another process holds the lock of the data, and does not let go of it. Nothing was changed; try again when it is done.',
  })
  const writes: readonly (() => Promise<unknown>)[] = [
    () => store.documents.insert('apiKey', 'b', apiKey('b')),
    () => store.documents.update('apiKey', 'a', (key) => ({ ...key, name: 'changed' })),
    () => store.documents.delete('apiKey', 'a'),
    () => store.documents.commit([{ op: 'delete-all', kind: 'apiKey', prefix: '' }]),
    () => store.counters.add('calls', 1),
    () => store.counters.addAll(new Map([['calls', 1]])),
    () => store.blobs.put('code', new Uint8Array(1)),
    () => store.logs.append('group', 'stream', [{ at: 1, message: 'm' }]),
    () => store.logs.trim('group', 1),
  ]
  expect(await Promise.all(writes.map((write) => write().catch((error: unknown) => error)))).toEqual(writes.map(() => refused))
  letGo()
  expect((await store.documents.list('apiKey')).items).toEqual([apiKey('a')])
  await store.documents.insert('apiKey', 'b', apiKey('b'))
})

test('a disk that is full is told by name, and what was there stays', async () => {
  const database = new Database(':memory:')
  onTestFinished(() => void database.close())
  database.exec('CREATE TABLE t (text TEXT)')
  database.pragma('max_page_count = 4')
  const turns = new Turns('/data/fourbox.sqlite', 0)
  const insert = database.prepare('INSERT INTO t VALUES (?)')
  await expect(turns.write(() => insert.run('x'.repeat(100_000)))).rejects.toMatchObject({
    reason: 'full',
    message: 'The disk that holds the data is full. Nothing was changed; make room, and try again.',
  })
  await turns.write(() => insert.run('small'))
  expect(database.prepare('SELECT count(*) FROM t').pluck().get()).toBe(1)
})

test('what is wrong with the work itself is thrown as it is', async () => {
  const turns = new Turns('/data/fourbox.sqlite', 0)
  const fail = () => {
    throw new RangeError('no')
  }
  await expect(turns.write(fail)).rejects.toThrow(RangeError)
  await expect(turns.read(fail)).rejects.toThrow(RangeError)
})
