import type { ApiKey } from '@fourbox/domain'
import { openStore } from '@fourbox/store'
import { Client } from 'pg'
import { inTurns } from '../control-plane/writers.ts'
import { median, type Row } from '../report.ts'

const rounds = 9
const writesPerRound = 160
/** As large as what is kept of an API without methods. */
const description = 'x'.repeat(1200)
const upsert = 'INSERT INTO bare (kind, id, body) VALUES ($1, $2, $3) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body'

/** Acknowledged writes of documents against bare commits of the same size by the same driver, in interleaved rounds. */
export async function durableWrites(address: string): Promise<readonly Row[]> {
  const store = await openStore(address, { durability: 'full' })
  const bare = await Promise.all(Array.from({ length: 16 }, () => connected(address)))
  try {
    await bare[0]?.query('CREATE TABLE bare (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id))')
    const rows: Row[] = []
    for (const clients of [1, 16]) {
      const keys = Array.from({ length: clients }, (_, client) => keyOf(`${client}`))
      for (const key of keys) await store.documents.insert('apiKey', `${clients}/${key.id}`, key)
      const ours = (client: number, write: number) =>
        store.documents.update('apiKey', `${clients}/${client}`, (current) => ({ ...current, lastUpdatedDate: write }))
      const theirs = (client: number, write: number) => {
        const body = JSON.stringify({ ...keys[client], lastUpdatedDate: write })
        return bare[client]?.query({ name: 'upsert', text: upsert, values: ['apiKey', `${clients}/${client}`, body] })
      }
      const ratios: number[] = []
      const times: (readonly [ours: number, theirs: number])[] = []
      // The first round of each makes the code warm.
      for (let round = -1; round < rounds; round++) {
        const { one, other } = await inTurns(
          round,
          () => timeOf(clients, ours),
          () => timeOf(clients, theirs),
        )
        if (round < 0) continue
        ratios.push(other / one)
        times.push([one / writesPerRound, other / writesPerRound])
      }
      const [our, their] = [median(times.map(([each]) => each)), median(times.map(([, each]) => each))]
      rows.push({
        name: `durable write by ${clients} client${clients === 1 ? '' : 's'} of a node / as many that commit it bare`,
        ratio: median(ratios),
        goal: { atLeast: 0.7 },
        note: `${our.toFixed(2)} ms a write against ${their.toFixed(2)} ms`,
      })
    }
    return rows
  } finally {
    await store.close()
    await Promise.all(bare.map((client) => client.end()))
  }
}

async function connected(address: string): Promise<Client> {
  const client = new Client({ connectionString: address })
  await client.connect()
  return client
}

function keyOf(id: string): ApiKey {
  return { id, value: id, description, enabled: true, createdDate: 1, lastUpdatedDate: 1, stageKeys: [], tags: {} }
}

async function timeOf(clients: number, write: (client: number, count: number) => Promise<unknown> | undefined): Promise<number> {
  const start = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let count = 0; count < writesPerRound / clients; count++) await write(client, count)
    }),
  )
  return performance.now() - start
}
