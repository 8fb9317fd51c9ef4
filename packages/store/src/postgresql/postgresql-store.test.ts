import { setImmediate as nextTurn } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { PGliteDialect } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeStore } from '../contract/store.contract.ts'
import { testTokenBuckets } from '../contract/token-buckets.contract.ts'
import { openBuckets, removeFullBuckets } from './buckets.ts'
import { columnParsers, type Database, toParameters, type Value } from './database.ts'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { prepareDatabase } from './prepare-database.ts'
import { openPostgresqlStore, storeOn } from './postgresql-store.ts'

/** It holds the thread while it is made. */
let lite: PGlite | undefined
const pglite = () => (lite ??= new PGlite({ parsers: Object.fromEntries(columnParsers) }))
afterAll(() => lite?.close())

/** To make the tables anew for each test would take most of the time. */
const emptyTables = ['TRUNCATE documents, deleted_documents, counters, log_chunks, metric_series, metric_points, blobs', 'UPDATE log_sequence SET value = 0']

describeStore('PGlite', () => ({
  open: () => storeOn(databaseOf(pglite()), {}),
  destroy: async () => void (await pglite().exec(emptyTables.join(';'))),
}))

describe('buckets in PGlite', () => {
  beforeAll(() => prepareDatabase(databaseOf(pglite())))
  testTokenBuckets(() => openBuckets(databaseOf(pglite())))

  test('those that have been full for a while are removed, and no others', async () => {
    const database = databaseOf(pglite())
    const taken = { rate: 0.001, burst: 10, returned: 0, needed: 3, ahead: 0 }
    await pglite().exec('TRUNCATE token_buckets')
    await openBuckets(database).take(['long', 'just', 'never'].map((key) => ({ ...taken, key })))
    await pglite().exec(
      "UPDATE token_buckets SET full_at = extract(epoch FROM clock_timestamp()) - CASE key WHEN 'long' THEN 100 ELSE 5 END WHERE key <> 'never'",
    )
    await removeFullBuckets(database)
    expect((await pglite().query('SELECT key FROM token_buckets ORDER BY key')).rows).toEqual([{ key: 'just' }, { key: 'never' }])
  })
})

describeOnPostgresql('on a server', (server) => {
  let made: Promise<string> | undefined
  const address = () => (made ??= server().newAddress())
  describeStore('PostgreSQL', () => ({
    open: async () => openPostgresqlStore(await address(), { durability: 'full' }),
    destroy: async () => {
      for (const statement of emptyTables) await server().ask(await address(), statement)
    },
  }))
})

/** PGlite has one connection, which does one thing after the other. */
function databaseOf(lite: PGlite): Database {
  const ask = async <Row>(queries: Pick<PGlite, 'query'>, text: string, values: readonly Value[] = []) => {
    const { rows } = await queries.query<Row>(text, toParameters(values))
    // It answers within the turn, which no server does.
    await nextTurn()
    return rows
  }
  const transaction: Database['transaction'] = (work, first) =>
    lite.transaction(async (queries) => {
      if (first !== undefined) await ask(queries, first)
      return work({ query: (text, values) => ask(queries, text, values) })
    })
  return {
    place: 'PGlite',
    dialect: new PGliteDialect({ pglite: lite }),
    read: (text, values) => ask(lite, text, values),
    write: (text, values) => ask(lite, text, values),
    transaction,
    snapshot: transaction,
    listen: (channel, { onConnected, onMessage }) => {
      const listening = lite.listen(channel, onMessage)
      void listening.then(onConnected)
      return async () => (await listening)()
    },
    close: async () => undefined,
  }
}
