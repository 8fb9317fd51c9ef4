import { type APIGatewayClient, CreateDeploymentCommand } from '@aws-sdk/client-api-gateway'
import type { LocalPostgresql } from '@fourbox/local-postgresql/server'
import { inTurns } from '../control-plane/writers.ts'
import { mockApi } from '../data-plane/definitions.ts'
import { deployRegional } from '../product.ts'
import { median, type Row } from '../report.ts'
import { withNodes } from './with-nodes.ts'

const rounds = 15

/** How long CreateDeployment takes that three nodes have to take over, against one. */
export async function acknowledgedDeployment(postgresql: LocalPostgresql): Promise<Row> {
  const [alone, together] = [await postgresql.newAddress(), await postgresql.newAddress()]
  return withNodes(alone, 1, ([one]) =>
    withNodes(together, 3, async ([first]) => {
      if (!one || !first) throw new Error('There are nodes')
      const [byThree, byOne] = [await deployer(first.client), await deployer(one.client)]
      const ratios: number[] = []
      const times: number[] = []
      for (let round = -3; round < rounds; round++) {
        const timed = await inTurns(round, byThree, byOne)
        if (round < 0) continue
        ratios.push(timed.one / timed.other)
        times.push(timed.other)
      }
      return {
        name: 'deployment acknowledged by three nodes / by one',
        ratio: median(ratios),
        goal: { atMost: 3 },
        note: `${median(times).toFixed(1)} ms by one`,
      }
    }),
  )
}

/** Deploys an API again; answers the milliseconds. */
async function deployer(client: APIGatewayClient): Promise<() => Promise<number>> {
  const restApiId = await deployRegional(client, mockApi(30).definition)
  return async () => {
    const start = performance.now()
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'bench' }))
    return performance.now() - start
  }
}
