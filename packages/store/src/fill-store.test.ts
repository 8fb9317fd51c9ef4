import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ApiKey, CallTally } from '@fourbox/domain'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { fillStore } from './fill-store.ts'
import { openStore, storeInFolder } from './open-store.ts'
import type { Store } from './store.ts'
import { StoreNotEmpty } from './store-not-empty.ts'

const key: ApiKey = { id: 'a', value: 'value', enabled: true, createdDate: 1, lastUpdatedDate: 1, stageKeys: [], tags: {} }
const series = { restApiId: 'api', stage: 'prod', method: { httpMethod: 'GET', resourcePath: '/' } }
const zip = Uint8Array.from({ length: 2_500_000 }, (_, index) => index % 251)

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-fill-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

async function furnish({ documents, counters, logs, metrics, blobs }: Store): Promise<void> {
  for (const id of ['a', 'a\u0000', 'é']) await documents.insert('apiKey', id, { ...key, id })
  await counters.addAll(new Map(Array.from({ length: 1200 }, (_, index) => [`counter ${index}`, index])))
  for (let at = 0; at < 5; at++) await logs.append('group', `stream ${at % 2}`, [{ at, message: `said "${at}" \u0000` }])
  await logs.trim('group', 3)
  const tally = new CallTally()
  tally.count(200, 7, 3, undefined)
  await metrics.add([{ ...series, at: 300_000, sums: tally.take() }])
  await blobs.put('zip', zip)
}

async function everythingIn({ documents, counters, logs, metrics, blobs }: Store) {
  return {
    documents: await documents.list('apiKey'),
    counters: await counters.list(''),
    logs: await logs.read('group'),
    newest: await logs.newest(),
    metrics: await metrics.read({ restApiId: 'api', resolutionInSeconds: 60, stepInSeconds: 60, from: 0, until: 1e9 }),
    zip: Buffer.compare((await blobs.get('zip')) ?? new Uint8Array(), zip),
  }
}

describeOnPostgresql('a store that is filled from another', (server) => {
  const opened = async (address: string) => {
    const store = await openStore(address, { durability: 'full', report: () => undefined })
    onTestFinished(() => store.close())
    return store
  }
  const copyOf = async (store: Store) => {
    const copy = join(temporaryFolder(), 'copy.sqlite')
    await store.copyTo(copy, new Map())
    return copy
  }

  test('everything goes from a file into a database and back, counted, and is written on there', async () => {
    const from = await opened(storeInFolder(temporaryFolder()))
    await furnish(from)
    const address = await server().newAddress()
    const { copied } = await fillStore(address, await copyOf(from), { replace: false })
    expect(Object.fromEntries(copied)).toEqual({ documents: 3, counters: 1200, log_chunks: 3, metric_series: 1, metric_points: 3, blobs: 4 })
    const database = await opened(address)
    const wanted = await everythingIn(from)
    expect(await everythingIn(database)).toEqual(wanted)

    const folder = temporaryFolder()
    expect((await fillStore(storeInFolder(folder), await copyOf(database), { replace: false })).copied).toEqual(copied)
    const back = await opened(storeInFolder(folder))
    expect(await everythingIn(back)).toEqual(wanted)
    for (const store of [database, back]) {
      await store.logs.append('group', 'later', [{ at: 9, message: 'later' }])
      await store.metrics.add([{ ...series, stage: 'dev', at: 1, sums: new CallTally().take() }])
      expect([await store.logs.newest(), await store.metrics.stages()]).toEqual([6, expect.arrayContaining([expect.objectContaining({ stage: 'dev' })])])
    }
  })

  test('what holds something is left alone unless that may go; then its nodes hear of all that changed', async () => {
    const from = await opened(storeInFolder(temporaryFolder()))
    await from.documents.insert('apiKey', 'new', key)
    const address = await server().newAddress()
    const database = await opened(address)
    await furnish(database)
    const before = await everythingIn(database)
    const copy = await copyOf(from)
    await expect(fillStore(address, copy, { replace: false })).rejects.toThrow(StoreNotEmpty)
    await expect(fillStore(address, copy, { replace: false })).rejects.toThrow(
      /^postgres:\/\/127\.0\.0\.1:\d+\/postgres holds 3 documents, 1200 counters, 3 pieces of logs, 1 method with figures, 3 figures of calls, 4 files of functions already$/,
    )
    // A number that PostgreSQL does not take stands in the midst of what is written.
    const broken = await copyOf(from)
    const file = new Database(broken)
    file.exec("INSERT INTO documents (kind, id, body, shape) VALUES ('apiKey', 'z', '{}', 3000000000)")
    file.close()
    await expect(fillStore(address, broken, { replace: true })).rejects.toThrow('out of range')
    expect(await everythingIn(database)).toEqual(before)

    const heard = new Set<string>()
    database.documents.onChange((_, id) => heard.add(id))
    await fillStore(address, copy, { replace: true })
    expect((await database.documents.list('apiKey')).items).toEqual([key])
    await expect.poll(() => [...heard].toSorted()).toEqual(['a', 'a\u0000', 'new', 'é'])

    const folder = temporaryFolder()
    const kept = await opened(storeInFolder(folder))
    await furnish(kept)
    await kept.close()
    await expect(fillStore(storeInFolder(folder), await copyOf(database), { replace: false })).rejects.toThrow('fourbox.sqlite holds 3 documents')
    expect(await fillStore(storeInFolder(folder), await copyOf(database), { replace: true })).toMatchObject({
      kept: join(folder, 'fourbox.sqlite.before-restore'),
    })
    expect((await (await opened(storeInFolder(folder))).documents.list('apiKey')).items).toEqual([key])
  })
})
