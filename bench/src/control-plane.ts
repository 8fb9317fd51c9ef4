import { join } from 'node:path'
import { CreateDeploymentCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import Database from 'better-sqlite3'
import { Client } from 'undici'
import { durableWrites } from './control-plane/durable-writes.ts'
import { manyWriters } from './control-plane/many-writers.ts'
import { mockApi } from './data-plane/definitions.ts'
import { callPath, startProduct } from './product.ts'
import { type Bench, median, type Row } from './report.ts'
import { withFolder } from './temporary-folder.ts'

/** Writes by some clients at once, and the first call of a stage that nobody has called since the start. */
export const bench: Bench = async () => [...(await withFolder(durableWrites)), await withFolder(manyWriters), await loadAndCompile()]

const copies = 60
/** The first ones make the code warm. */
const warmUps = 40

/** What the first call of a stage costs beyond a later one, against reading and parsing the deployed document alone. */
async function loadAndCompile(): Promise<Row> {
  return withFolder(async (folder) => {
    const { definition, path } = mockApi(300)
    const first = await startProduct(folder, 'measured')
    const ids: string[] = []
    for (let copy = 0; copy < copies; copy++) {
      const { id = '' } = await first.client.send(new ImportRestApiCommand({ body: Buffer.from(definition) }))
      await first.client.send(new CreateDeploymentCommand({ restApiId: id, stageName: 'bench' }))
      ids.push(id)
    }
    await first.end()

    const second = await startProduct(folder, 'measured')
    try {
      const client = new Client(second.executeOrigin)
      for (const id of ids.slice(0, warmUps)) for (let call = 0; call < 20; call++) await timeCall(client, id, path)
      const reader = openReader(join(folder, 'fourbox.sqlite'))
      for (const id of ids.slice(0, warmUps)) reader.timeOf(id)
      const extra: number[] = []
      const ratios: number[] = []
      for (const id of ids.slice(warmUps)) {
        const firstCall = await timeCall(client, id, path)
        const cost = firstCall - (await timeCall(client, id, path))
        extra.push(cost)
        ratios.push(cost / reader.timeOf(id))
      }
      reader.close()
      await client.close()
      return {
        name: 'load and compile an API of 300 resources / read and JSON.parse it',
        ratio: median(ratios),
        goal: { atMost: 3 },
        note: `${median(extra).toFixed(1)} ms`,
      }
    } finally {
      await second.end()
    }
  })
}

async function timeCall(client: Client, restApiId: string, path: string): Promise<number> {
  const start = performance.now()
  const answer = await client.request({ method: 'GET', path: callPath(restApiId, path) })
  await answer.body.dump()
  if (answer.statusCode !== 200) throw new Error(`A call was answered with ${answer.statusCode}`)
  return performance.now() - start
}

/** Reads an API's one deployment from the store's file and parses it; answers the milliseconds. */
function openReader(file: string): { timeOf(restApiId: string): number; close(): void } {
  const database = new Database(file, { readonly: true })
  const select = database.prepare<[string], string>("SELECT body FROM documents WHERE kind = 'deployment' AND id GLOB ? || '/*'").pluck()
  return {
    timeOf: (restApiId) => {
      const start = performance.now()
      JSON.parse(select.get(restApiId) ?? '')
      return performance.now() - start
    },
    close: () => void database.close(),
  }
}
