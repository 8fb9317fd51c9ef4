import { GetResourcesCommand } from '@aws-sdk/client-api-gateway'
import { mockApi } from '../data-plane/definitions.ts'
import { deployRegional, startProduct } from '../product.ts'
import { median, type Row } from '../report.ts'
import { inTurns, withWriters } from './writers.ts'

const resources = 1000
const writers = 10
const rounds = 7
const writesPerRound = 50

/** Writes a second of ten clients, each of which changes methods of its own in one API of 1,000 resources, against those of one client. */
export async function manyWriters(folder: string): Promise<Row> {
  const product = await startProduct(folder, 'measured')
  try {
    const { client, controlOrigin: origin } = product
    const restApiId = await deployRegional(client, mockApi(resources).definition)
    const { items = [] } = await client.send(new GetResourcesCommand({ restApiId, limit: 500 }))
    const paths = items.flatMap(({ id = '', resourceMethods }) => (resourceMethods?.['GET'] ? [`/restapis/${restApiId}/resources/${id}/methods/GET`] : []))
    const write = (count: number) => ({ path: paths[count % paths.length] ?? '', patch: { op: 'replace', path: '/operationName', value: `write${count}` } })
    const ratios: number[] = []
    const alone: number[] = []
    await withWriters({ origin, clients: 1, write }, (writeAlone) =>
      withWriters({ origin, clients: writers, write }, async (writeTogether) => {
        for (let round = -1; round < rounds; round++) {
          const { one, other } = await inTurns(
            round,
            () => writeTogether(writesPerRound),
            () => writeAlone(writesPerRound),
          )
          if (round < 0) continue
          ratios.push(other / one)
          alone.push(other / writesPerRound)
        }
      }),
    )
    const note = `${median(alone).toFixed(1)} ms a write by one client`
    return { name: 'ten writers on one API of 1,000 resources / one writer, writes a second', ratio: median(ratios), goal: { atLeast: 3 }, note }
  } finally {
    await product.end()
  }
}
