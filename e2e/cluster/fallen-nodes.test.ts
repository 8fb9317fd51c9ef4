import { CreateDeploymentCommand, GetDeploymentsCommand, GetStagesCommand } from '@aws-sdk/client-api-gateway'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { expect, onTestFinished, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { lostOf } from './all-well.ts'
import { openLine } from './line.ts'
import { type Node, startNode, startNodes, stopNodes } from './nodes.ts'
import { startWriters } from './writers.ts'

describeOnPostgresql('nodes of which one is killed', (postgresql) => {
  const started = async (address: string, count: number) => {
    const nodes = await startNodes(address, count)
    onTestFinished(() => stopNodes(nodes))
    return nodes
  }

  test('among writes lose nothing that was acknowledged, and the others write on', async () => {
    const [one, other, fallen] = await started(await postgresql().newAddress(), 3)
    if (!one || !other || !fallen) throw new Error('There are three nodes')
    const [writers, last] = [startWriters([one, other]), startWriters([fallen])]
    await Promise.all([writers.further(5), last.further(5)])
    await fallen.kill9()
    await writers.further(5)
    const acknowledged = [...(await last.stop()), ...(await writers.stop())]
    expect(await lostOf([one, other], acknowledged)).toEqual([])
  })

  test('in a deployment have made it whole or not at all, and serve the same on all others', async () => {
    const address = await postgresql().newAddress()
    const nodes = await started(address, 2)
    const [one, other] = nodes
    if (!one || !other) throw new Error('There are two nodes')
    const { restApiId } = await deploy(one, { '/now': { any: { integration: mock('here') } } })
    // What it had sent arrives behind its end, or is lost with it.
    for (const arrives of [true, false]) {
      const fallen = await startNode(address)
      const stageName = `fallen${arrives}`
      // It stands in what is written alone, in none of the questions before.
      const description = `written for ${stageName}`
      const atTheWrite = fallen.line.cutAt(description)
      const deploying = fallen.client().send(new CreateDeploymentCommand({ restApiId, stageName, description }))
      const ended = Promise.allSettled([deploying])
      await atTheWrite
      await fallen.kill9()
      await ended
      if (arrives) fallen.line.heal()
      else fallen.line.close()
      onTestFinished(() => fallen.line.close())
      // Whether it was made, as the store says and each node serves it.
      const made = async () => {
        const inStore = (await stagesOf(one, restApiId)).some((stage) => stage.stageName === stageName)
        const answers = await Promise.all(nodes.map((node) => fetch(node.invokeUrl(restApiId, stageName, '/now'))))
        return [inStore, ...answers.map(({ status }) => status === 200)].join()
      }
      await expect.poll(made).toBeOneOf(['false,false,false', ...(arrives ? ['true,true,true'] : [])])
      await expect.poll(() => withoutStage(one, restApiId)).toEqual([])
    }
    // The write of whoever is left is answered: nobody waits for the dead for long.
    await one.client().send(new CreateDeploymentCommand({ restApiId, stageName: 'later' }))
    expect((await fetch(other.invokeUrl(restApiId, 'later', '/now'))).status).toBe(200)
  })

  test('while it makes the tables leave the database to those that start later', async () => {
    const address = await postgresql().newAddress()
    const line = await openLine(address)
    onTestFinished(() => line.close())
    const killed = new AbortController()
    const inTheMigration = line.cutAt('CREATE TABLE log_chunks')
    const starting = Promise.allSettled([startNode(address, { killed: killed.signal }, line)])
    await inTheMigration
    killed.abort()
    expect(await starting).toMatchObject([{ status: 'rejected' }])
    line.heal()
    const nodes = await started(address, 2)
    const [one, other] = nodes
    if (!one || !other) throw new Error('There are two nodes')
    const { restApiId } = await deploy(one, { '/now': { any: { integration: mock('here') } } })
    expect(await (await fetch(other.invokeUrl(restApiId, 'prod', '/now'))).text()).toBe('here')
  })
})

async function stagesOf(node: Node, restApiId: string) {
  return (await node.client().send(new GetStagesCommand({ restApiId }))).item ?? []
}

/** Deployments that are in no stage, which nobody has made. */
async function withoutStage(node: Node, restApiId: string) {
  const { items = [] } = await node.client().send(new GetDeploymentsCommand({ restApiId }))
  const stages = await stagesOf(node, restApiId)
  return items.filter(({ id }) => !stages.some(({ deploymentId }) => deploymentId === id))
}
