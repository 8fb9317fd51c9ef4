import { CreateRestApiCommand, GetRestApiCommand } from '@aws-sdk/client-api-gateway'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { expect, onTestFinished, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { workersOf } from '../worker-processes.ts'
import { lostOf } from './all-well.ts'
import { startCallers } from './callers.ts'
import { openLine } from './line.ts'
import { startNode, startNodes, stopNodes } from './nodes.ts'
import { startWriters } from './writers.ts'

describeOnPostgresql('a database that is brought to a newer schema', (postgresql) => {
  test('keeps the nodes serving and writing that run on the older one, and lets none of them start again', async () => {
    const address = await postgresql().newAddress()
    const nodes = await startNodes(address, 2)
    onTestFinished(() => stopNodes(nodes))
    const [one, other] = nodes
    if (!one || !other) throw new Error('There are two nodes')
    const { restApiId } = await deploy(one, { '/now': { any: { integration: mock('here') } } })
    const [callers, writers] = [startCallers(nodes, restApiId, 'here'), startWriters(nodes)]
    await Promise.all([callers.further(3), writers.further(3)])
    // As a newer one does it that only adds.
    await postgresql().ask(
      address,
      `BEGIN;
       ALTER TABLE documents ADD added_later TEXT;
       CREATE TABLE added_later (id TEXT);
       INSERT INTO fourbox_migration VALUES ('9999', '2099-01-01T00:00:00.000Z');
       COMMIT`,
    )
    await Promise.all([callers.further(5), writers.further(5)])
    const acknowledged = await writers.stop()
    expect(await lostOf(nodes, acknowledged)).toEqual([])
    const later = await deploy(other, { '/now': { any: { integration: mock('later') } } })
    expect(await (await fetch(one.invokeUrl(later.restApiId, 'prod', '/now'))).text()).toBe('later')
    expect(await callers.stop()).toEqual([])

    // One that falls now is made anew by its node, which runs.
    const fallen = workersOf(other)
    for (const worker of fallen) process.kill(worker, 'SIGKILL')
    await expect.poll(() => workersOf(other).filter((worker) => !fallen.includes(worker))).toHaveLength(fallen.length)
    await expect
      .poll(() =>
        fetch(other.invokeUrl(restApiId, 'prod', '/now')).then(
          (answer) => answer.text(),
          () => 'nobody listens',
        ),
      )
      .toBe('here')

    await one.terminate()
    await expect(startNode(address)).rejects.toThrow(/was written by a newer Fourbox \(schema 9999; this one knows \d+\)\. Start the newer version/)
    expect(await (await fetch(other.invokeUrl(restApiId, 'prod', '/now'))).text()).toBe('here')
  })

  test('by a node that is killed meanwhile has the older one whole, and what was kept; the next that starts makes the newer one', async () => {
    const address = await postgresql().newAddress()
    const [before] = await startNodes(address, 1)
    if (!before) throw new Error('There is a node')
    const { restApiId } = await deploy(before, { '/now': { any: { integration: mock('kept') } } })
    await stopNodes([before])
    // As a version before the newest left it: what was made anew of functions meanwhile is so once more.
    await postgresql().ask(
      address,
      `DROP FUNCTION take_tokens, write_documents(text, text[], text[], bigint[], integer[], text[]);
       DROP TABLE token_buckets;
       DELETE FROM fourbox_migration WHERE name >= '0005'`,
    )
    const ofTheNewer = 'SELECT FROM token_buckets'

    for (const arrives of [true, false]) {
      const line = await openLine(address)
      onTestFinished(() => line.close())
      const killed = new AbortController()
      const inTheMigration = line.cutAt('CREATE FUNCTION take_tokens')
      const starting = Promise.allSettled([startNode(address, { killed: killed.signal }, line)])
      await inTheMigration
      killed.abort()
      expect(await starting).toMatchObject([{ status: 'rejected' }])
      // What it had sent arrives behind its end, or is lost with it.
      if (arrives) line.heal()
      else line.close()
      await expect(postgresql().ask(address, ofTheNewer)).rejects.toThrow('does not exist')
    }

    const nodes = await startNodes(address, 2)
    onTestFinished(() => stopNodes(nodes))
    await postgresql().ask(address, ofTheNewer)
    for (const node of nodes) {
      expect(await node.client().send(new GetRestApiCommand({ restApiId }))).toMatchObject({ id: restApiId })
      expect(await (await fetch(node.invokeUrl(restApiId, 'prod', '/now'))).text()).toBe('kept')
      await node.client().send(new CreateRestApiCommand({ name: 'new' }))
    }
  })
})
