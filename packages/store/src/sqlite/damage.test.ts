import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ApiKey, CallTally } from '@fourbox/domain'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import type { Store } from '../store.ts'
import { migrate, migrations } from './migrations.ts'
import { openSqliteStore } from './sqlite-store.ts'

const apiKey = (id: string): ApiKey => ({ id, value: id.repeat(40), enabled: true, createdDate: 1, lastUpdatedDate: 1, stageKeys: [], tags: {} })

function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-damage-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'fourbox.sqlite')
}

/** Opens as a server does, with what it said. */
async function examined(file: string): Promise<{ readonly store: Store; readonly lines: readonly string[] }> {
  const lines: string[] = []
  return { store: await openSqliteStore(file, { durability: 'normal', examine: true, report: (line) => lines.push(line) }), lines }
}

async function furnish(file: string): Promise<ReadonlyMap<string, ApiKey>> {
  const store = await openSqliteStore(file, { durability: 'normal' })
  const keys = new Map(Array.from({ length: 60 }, (_, index) => [`key${index}`, apiKey(`key${index}`)]))
  for (const [id, key] of keys) await store.documents.insert('apiKey', id, key)
  for (let index = 0; index < 40; index++) await store.counters.add(`counter${index}`, index)
  for (let index = 0; index < 4; index++) await store.logs.append('group', `stream${index}`, [{ at: index, message: 'm'.repeat(3000) }])
  for (const name of ['a', 'b']) await store.blobs.put(name, new Uint8Array(9000).fill(7))
  for (let index = 0; index < 40; index++) await store.metrics.add([{ ...series, at: index * 300_000, sums: oneCall() }])
  await store.close()
  return keys
}

const series = { restApiId: 'api', stage: 'prod', method: { httpMethod: 'GET', resourcePath: '/' } }

function oneCall() {
  const tally = new CallTally()
  tally.count(200, 7, 3, undefined)
  return tally.take()
}

async function readAll(store: Store): Promise<readonly ApiKey[]> {
  await store.counters.list('')
  await store.logs.read('group')
  await store.logs.streams('group')
  for (const name of await store.blobs.keys('')) await store.blobs.get(name)
  for (const { sums } of await store.metrics.read({ restApiId: 'api', resolutionInSeconds: 300, stepInSeconds: 300, from: 0, until: 1e9 })) {
    expect(sums).toEqual(oneCall())
  }
  return (await store.documents.list('apiKey')).items
}

test('whichever page is zeroed: it is told, what can be read is served as it was, and the damaged file is kept', async () => {
  const file = temporaryFile()
  const keys = await furnish(file)
  const whole = readFileSync(file)
  const pageSize = whole.readUInt16BE(16)
  for (let page = 1; page < whole.length / pageSize; page++) {
    for (const name of readdirSync(join(file, '..'))) rmSync(join(file, '..', name))
    writeFileSync(file, Buffer.concat([whole.subarray(0, page * pageSize), Buffer.alloc(pageSize), whole.subarray((page + 1) * pageSize)]))
    const { store, lines } = await examined(file)
    const served = await readAll(store)
    for (const key of served) expect(key).toEqual(keys.get(key.id))
    expect(served.length === keys.size || /is damaged|cannot be read/.test(lines.join('\n'))).toBe(true)
    const kept = readdirSync(join(file, '..')).filter((name) => name.includes('.damaged-'))
    expect(kept.map((name) => statSync(join(file, '..', name)).size)).toEqual(lines.some((line) => line.includes('is damaged')) ? [whole.length] : [])
    await store.documents.insert('apiKey', 'new', apiKey('new'))
    await store.close()
    expect(await examined(file).then(({ store: again, lines: more }) => again.close().then(() => more))).toEqual([])
  }
})

test.each([
  [
    'random bytes',
    (file: string) => writeFileSync(file, 'no database '.repeat(1000)),
    /cannot be opened: it is no database, or its beginning was overwritten\. Restore a backup with “fourbox restore FILE”/,
  ],
  [
    'a database of another program',
    (file: string) => void new Database(file).exec('CREATE TABLE notes (text)').close(),
    /cannot be opened: it is the database of another program\./,
  ],
])('%s is refused with what to do, and left alone', async (_name, make, message) => {
  const file = temporaryFile()
  make(file)
  const before = readFileSync(file)
  await expect(examined(file)).rejects.toMatchObject({ name: 'DamagedStore', message: expect.stringMatching(message) })
  expect(readFileSync(file)).toEqual(before)
})

test('a file that was cut off is told, and what is left of it is served', async () => {
  const file = temporaryFile()
  const keys = await furnish(file)
  truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096)
  const { store, lines } = await examined(file)
  for (const key of await readAll(store)) expect(key).toEqual(keys.get(key.id))
  expect(lines[0]).toMatch(/fourbox\.sqlite is damaged \(.*\)\. What could be read is served; the damaged file is kept as /)
  await store.close()
})

test.each(['garbage', '{"id":"key7","value":"cut o', '{}', 'null', '[]', ''])(
  'a document that says %j is set aside by name, and the others are listed',
  async (body) => {
    const file = temporaryFile()
    await furnish(file)
    const database = new Database(file)
    database.prepare("UPDATE documents SET body = ? WHERE id = 'key7'").run(body)
    database.close()
    const { store, lines } = await examined(file)
    expect(lines).toEqual([
      expect.stringMatching(
        /^The document apiKey "key7" cannot be read\. It was set aside, in the table set_aside of .*fourbox\.sqlite; everything else is served\.$/,
      ),
    ])
    expect((await store.documents.list('apiKey')).items).toHaveLength(59)
    expect(await store.documents.get('apiKey', 'key7')).toBeUndefined()
    await store.close()
    const after = new Database(file)
    expect(after.prepare('SELECT kind, id, body FROM set_aside').all()).toEqual([{ kind: 'apiKey', id: 'key7', body }])
    after.close()
  },
)

test('a document that breaks while it is served is left out of lists, and told of once', async () => {
  const file = temporaryFile()
  await furnish(file)
  const { store, lines } = await examined(file)
  const database = new Database(file)
  database.exec("INSERT OR REPLACE INTO documents (kind, id, body) VALUES ('apiKey', 'key7', 'garbage')")
  database.close()
  expect((await store.documents.list('apiKey')).items).toHaveLength(59)
  expect((await store.documents.list('apiKey')).items).toHaveLength(59)
  expect(lines).toEqual([expect.stringContaining('The document apiKey "key7" cannot be read')])
  await store.close()
})

test.each(['new', 'made before files could shrink'])('a file that is %s gives room back to the disk when logs go', async (age) => {
  const file = temporaryFile()
  if (age !== 'new') {
    const old = new Database(file)
    migrate(old, migrations.slice(0, 3))
    old.close()
  }
  const { store } = await examined(file)
  for (let index = 0; index < 300; index++) await store.logs.append('group', 'stream', [{ at: index, message: 'm'.repeat(100_000) }])
  await store.logs.limit(1_000_000)
  await store.close()
  expect((await examined(file).then(async ({ store: again }) => [(await again.logs.read('group')).events.length, await again.close()]))[0]).toBe(9)
  expect(statSync(file).size).toBeLessThan(8_000_000)
  expect(existsSync(`${file}-wal`)).toBe(false)
})
