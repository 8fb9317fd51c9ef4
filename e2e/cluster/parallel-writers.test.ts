import { CreateRestApiCommand, GetRestApiCommand, GetStageCommand, UpdateRestApiCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { startCallers } from './callers.ts'
import { type Node, startNode, startNodes, stopNodes } from './nodes.ts'

const writers = Array.from({ length: 10 }, (_, writer) => writer)
const replace = (path: string, value: string) => ({ op: 'replace', path, value }) as const

describeOnPostgresql('three nodes on one database, one of which has a clock ten minutes ahead,', (postgresql) => {
  let nodes: readonly Node[] = []
  const nodeOf = (count: number): Node => {
    const node = nodes[count % nodes.length]
    if (!node) throw new Error('There are nodes')
    return node
  }
  beforeAll(async () => {
    const address = await postgresql().newAddress()
    const ahead = await startNode(address, { arguments: ['--clock'] })
    nodes = [...(await startNodes(address, 2)), ahead]
    const headers = { 'x-fourbox-token': ahead.token }
    const moved = await fetch(`${ahead.controlOrigin}/_fourbox/clock`, { method: 'POST', headers, body: JSON.stringify({ forwardInSeconds: 600 }) })
    if (!moved.ok) throw new Error(await moved.text())
  })
  afterAll(() => stopNodes(nodes))

  test('whose ten parallel writers change one API lose nothing, and nobody reads half of a change', async () => {
    const { id: restApiId = '' } = await nodeOf(0)
      .client()
      .send(new CreateRestApiCommand({ name: 'new', description: 'new' }))
    const over = new AbortController()
    const torn: unknown[] = []
    let reads = 0
    const reading = nodes.map(async (node) => {
      while (!over.signal.aborted) {
        const { name, description } = await node.client().send(new GetRestApiCommand({ restApiId }))
        reads++
        if (name !== description) torn.push({ name, description })
      }
    })
    await Promise.all(
      writers.map(async (writer) => {
        for (let count = 0; count < 4; count++) {
          const name = `${writer}-${count}`
          const patchOperations = [
            replace('/name', name),
            replace('/description', name),
            { op: 'add', path: `/binaryMediaTypes/application~1x-${name}` } as const,
          ]
          await nodeOf(writer + count)
            .client()
            .send(new UpdateRestApiCommand({ restApiId, patchOperations }))
        }
      }),
    )
    over.abort()
    await Promise.all(reading)
    expect(reads).toBeGreaterThan(0)
    expect(torn).toEqual([])
    for (const node of nodes) {
      const { binaryMediaTypes = [] } = await node.client().send(new GetRestApiCommand({ restApiId }))
      expect(new Set(binaryMediaTypes).size).toBe(40)
    }
  })

  test('whose writers deploy and change stages at once serve each API’s own bytes on every node', async () => {
    const apis = await Promise.all(writers.map((writer) => deploy(nodeOf(writer), { '/now': { any: { integration: mock(`of ${writer}`) } } })))
    const callers = apis.map(({ restApiId }, writer) => startCallers(nodes, restApiId, `of ${writer}`))
    await Promise.all(
      apis.map(async ({ restApiId }, writer) => {
        for (let count = 0; count < 2; count++) {
          const patchOperations = [replace(`/variables/by${writer}`, `${count}`)]
          await nodeOf(writer + count)
            .client()
            .send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }))
        }
      }),
    )
    await Promise.all(callers.map((each) => each.further(2)))
    for (const each of callers) expect(await each.stop()).toEqual([])
    for (const [writer, { restApiId }] of apis.entries()) {
      for (const node of nodes) {
        expect(await node.client().send(new GetStageCommand({ restApiId, stageName: 'prod' }))).toMatchObject({ variables: { [`by${writer}`]: '1' } })
      }
    }
  })
})
