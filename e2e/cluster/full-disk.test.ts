import { randomBytes } from 'node:crypto'
import { ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import type { RunningServer } from '../server.ts'
import { startCallers } from './callers.ts'
import { startNodes, stopNodes } from './nodes.ts'
import { mountSmallDisk, noSmallDisk, type SmallDisk } from './small-disk.ts'
import { isUnavailable } from './writers.ts'

describe.skipIf(noSmallDisk !== undefined)(`on a disk of 96 MB${noSmallDisk === undefined ? '' : `: ${noSmallDisk}`}`, () => {
  let disk: SmallDisk | undefined
  afterAll(() => disk?.remove())

  describeOnPostgresql(
    'two nodes whose PostgreSQL',
    (postgresql) => {
      test('has no room left serve their deployed APIs, tell who writes so, and write on when there is some', async () => {
        const nodes = await startNodes(await postgresql().newAddress(), 2)
        onTestFinished(() => stopNodes(nodes))
        const [one] = nodes
        if (!one) throw new Error('There are nodes')
        const { restApiId } = await deploy(one, { '/now': { any: { integration: mock('here') } } })
        const callers = startCallers(nodes, restApiId, 'here')
        await callers.further(1)
        disk?.fill()
        for (const node of nodes) {
          const fault: unknown = await importLarge(node).catch((error: unknown) => error)
          expect(fault).toSatisfy(isUnavailable)
          expect(fault).toMatchObject({ message: expect.stringContaining('is full') })
        }
        await callers.further(5)
        disk?.clear()
        for (const node of nodes) expect(await importLarge(node)).toMatchObject({ name: 'large' })
        expect(await callers.stop()).toEqual([])
      })
    },
    () => ({ folder: (disk = mountSmallDisk()).folder }),
  )
})

/** More than stands free in pages that tables have already, and nothing that could be packed. */
function importLarge(node: RunningServer) {
  const definition = { swagger: '2.0', info: { title: 'large', version: '1', description: randomBytes(60_000).toString('hex') }, paths: {} }
  return node.client().send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(definition)) }))
}
