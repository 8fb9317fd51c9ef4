import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ApiKey } from '@fourbox/domain'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, migrations } from './migrations.ts'
import { openSqliteStore } from './sqlite-store.ts'
import { describeStore } from '../contract/store.contract.ts'

describeStore('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-store-'))
  return {
    open: () => openSqliteStore(join(folder, 'fourbox.sqlite'), { durability: 'normal' }),
    destroy: async () => rmSync(folder, { recursive: true }),
  }
})

test('a file that a newer Fourbox wrote is refused and left alone', async () => {
  const file = temporaryFile()
  await (await openSqliteStore(file, { durability: 'full' })).close()
  const database = new Database(file)
  database.pragma('user_version = 999')
  await expect(openSqliteStore(file, { durability: 'full' })).rejects.toThrow(/written by a newer Fourbox \(schema 999; this one knows \d+\)/)
  expect(database.pragma('user_version', { simple: true })).toBe(999)
  database.close()
})

test('a database is brought from every older schema to the newest one, and what it held stays', () => {
  const database = new Database(':memory:')
  migrate(database, ['CREATE TABLE one (name TEXT)'])
  database.exec("INSERT INTO one VALUES ('kept')")
  const steps = ['CREATE TABLE one (name TEXT)', 'ALTER TABLE one ADD COLUMN age INTEGER', 'CREATE TABLE two (name TEXT)']
  migrate(database, steps)
  migrate(database, steps)
  expect(database.prepare('SELECT * FROM one').all()).toEqual([{ name: 'kept', age: null }])
  expect(database.pragma('user_version', { simple: true })).toBe(3)
})

test('log events that an older Fourbox wrote one by one are read as before', async () => {
  const file = temporaryFile()
  const database = new Database(file)
  migrate(database, migrations.slice(0, 1))
  database.exec("INSERT INTO log_events VALUES (7, 'group', 'one', 10, 'said \"a\"'), (9, 'group', 'two', 5, 'b')")
  database.close()
  const store = await openSqliteStore(file, { durability: 'full', report: () => undefined })
  await store.logs.append('group', 'two', [{ at: 6, message: 'c' }])
  expect((await store.logs.read('group')).events).toEqual([
    { sequence: 7, stream: 'one', at: 10, message: 'said "a"', ingestedAt: 10 },
    { sequence: 9, stream: 'two', at: 5, message: 'b', ingestedAt: 5 },
    { sequence: 10, stream: 'two', at: 6, message: 'c', ingestedAt: 6 },
  ])
  await store.close()
})

test('a migration that fails leaves the schema as it was', () => {
  const database = new Database(':memory:')
  expect(() => migrate(database, ['CREATE TABLE one (name TEXT)', 'not SQL'])).toThrow(/syntax error/)
  expect(database.pragma('user_version', { simple: true })).toBe(0)
  expect(database.prepare('SELECT name FROM sqlite_master').all()).toEqual([])
})

test('changes of one document that are asked for at once are written once', async () => {
  const file = temporaryFile()
  const store = await openSqliteStore(file, { durability: 'full' })
  const key: ApiKey = { id: 'a', value: 'a', description: 'd'.repeat(100_000), enabled: true, createdDate: 1, lastUpdatedDate: 1, stageKeys: [], tags: {} }
  await store.documents.insert('apiKey', 'a', key)
  const before = statSync(`${file}-wal`).size
  await Promise.all(Array.from({ length: 10 }, (_, n) => store.documents.update('apiKey', 'a', (current) => ({ ...current, name: `name ${n}` }))))
  expect(statSync(`${file}-wal`).size - before).toBeLessThan(200_000)
  expect((await store.documents.get('apiKey', 'a'))?.name).toBe('name 9')
  await store.close()
})

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'fourbox.sqlite')
}
