import {
  CreateStageCommand,
  DeleteStageCommand,
  FlushStageCacheCommand,
  GetStageCommand,
  GetUsageCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'
import type { StageCacheEntries } from '@fourbox/domain'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { describeOnValkey } from '@fourbox/local-valkey'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startCountingBackEnd } from '../counting-back-end.ts'
import { deploy, httpProxy } from '../deploy.ts'
import { runCommand } from '../fourbox-command.ts'
import { keyWith } from '../limited-key.ts'
import { type RunningServer, startServer } from '../server.ts'

describeOnPostgresql('two nodes on one database', (postgresql) => {
  describeOnValkey('that count in one Valkey', (valkey) => {
    let nodes: readonly [RunningServer, RunningServer]
    beforeAll(async () => {
      const environment = { FOURBOX_DATABASE_URL: await postgresql().newAddress(), FOURBOX_COUNTERS_URL: valkey().newAddress() }
      // On a busy machine no answer is late.
      const patient = ['--counters-patience', '10000']
      nodes = [await startServer({ environment, arguments: patient }), await startServer({ environment, arguments: [...patient, '--workers', '2'] })]
    })
    afterAll(() => Promise.all(nodes.map((node) => node.stop())))

    test('pass together what one key’s throttle allows, whichever is called', async () => {
      await passTogetherWhatAThrottleAllows(nodes)
      for (const node of nodes) expect(node.errors()).not.toContain('cannot be used')
    })

    test('count one key’s quota together, exactly, and tell of it on either', async () => {
      const { call, planId, keyId } = await keyWith(nodes[1], { quota: { limit: 30, period: 'MONTH' } })
      const statuses = await Promise.all(Array.from({ length: 40 }, (_, index) => call(nodes[index % 2 === 0 ? 0 : 1])))
      expect([countOf(200, statuses), countOf(429, statuses)]).toEqual([30, 10])
      const today = new Date().toISOString().slice(0, 10)
      for (const node of nodes) {
        const usage = await node.client().send(new GetUsageCommand({ usagePlanId: planId, keyId, startDate: today, endDate: today }))
        expect(usage.items).toEqual({ [keyId]: [[30, 0]] })
      }
    })

    test('serve what the other has asked its back end for, until it is removed or flushed on either, or its stage is deleted', async () => {
      const [one, other] = nodes
      const backEnd = await startCountingBackEnd()
      onTestFinished(() => backEnd.close())
      const patches = [
        { op: 'replace', path: '/cacheClusterEnabled', value: 'true' },
        { op: 'replace', path: '/*/*/caching/enabled', value: 'true' },
      ] as const
      const { restApiId, stage } = await deploy(one, { '/place': { get: { integration: httpProxy(backEnd.uri) } } }, {}, { patches })
      const answerOf = async (node: RunningServer) => Number(await (await fetch(node.invokeUrl(restApiId, stage, '/place'))).text())
      const onCaches = (node: RunningServer, path = '', method = 'GET') =>
        fetch(`${node.controlOrigin}/_fourbox/caches/${restApiId}/${stage}${path}`, { method, headers: { 'x-fourbox-token': node.token } })
      const listedOn = async (node: RunningServer): Promise<StageCacheEntries> => (await onCaches(node)).json()

      const first = await answerOf(one)
      await expect.poll(async () => (await listedOn(other)).item.length).toBe(1)
      expect([await answerOf(other), await answerOf(one)]).toEqual([first, first])
      expect((await listedOn(other)).item).toMatchObject([{ cache: 'responses', name: 'GET /place', key: [], workers: 1 }])

      await other.client().send(new FlushStageCacheCommand({ restApiId, stageName: stage }))
      expect(await listedOn(one)).toEqual({ item: [], hasMore: false })
      const second = await answerOf(one)
      expect(second).toBeGreaterThan(first)

      await expect.poll(async () => (await listedOn(other)).item.length).toBe(1)
      const [kept] = (await listedOn(other)).item
      expect((await onCaches(other, `/${kept?.id}`, 'DELETE')).status).toBe(204)
      const third = await answerOf(one)
      expect(third).toBeGreaterThan(second)

      await expect.poll(async () => (await listedOn(other)).item.length).toBe(1)
      const { deploymentId } = await one.client().send(new GetStageCommand({ restApiId, stageName: stage }))
      await other.client().send(new DeleteStageCommand({ restApiId, stageName: stage }))
      await other.client().send(new CreateStageCommand({ restApiId, stageName: stage, deploymentId }))
      await other.client().send(new UpdateStageCommand({ restApiId, stageName: stage, patchOperations: [...patches] }))
      expect(await answerOf(one)).toBeGreaterThan(third)
    })

    test('go on by themselves while it is away, say so once, and count together again when it is back', async () => {
      const [one] = nodes
      const { call } = await keyWith(one, { throttle: { rateLimit: 0.001, burstLimit: 8 }, quota: { limit: 100, period: 'MONTH' } })
      expect(await call(one)).toBe(200)
      await valkey().fall()
      const statuses = await Promise.all(Array.from({ length: 20 }, () => call(one)))
      expect(countOf(200, statuses)).toBeGreaterThan(0)
      expect(countOf(429, statuses)).toBeGreaterThan(0)
      await valkey().rise()
      await expect.poll(() => one.errors()).toContain('can be used again')
      expect(countOf(200, await Promise.all(Array.from({ length: 20 }, () => call(one))))).toBe(8)
      expect(one.errors().match(/cannot be used: .*Until then each worker throttles by its share/g)).toHaveLength(1)
      expect(one.errors()).not.toContain('secret')
    })
  })
})

describeOnPostgresql('two nodes on one database, without a Valkey', (postgresql) => {
  test('pass together what one key’s throttle allows, whichever is called', async () => {
    const environment = { FOURBOX_DATABASE_URL: await postgresql().newAddress() }
    const patient = ['--counters-patience', '10000']
    const nodes = [
      await startServer({ environment, arguments: patient }),
      await startServer({ environment, arguments: [...patient, '--workers', '2'] }),
    ] as const
    onTestFinished(async () => void (await Promise.all(nodes.map((node) => node.stop()))))
    await passTogetherWhatAThrottleAllows(nodes)
    for (const node of nodes) expect(node.errors()).not.toContain('cannot be counted')
  })
})

test('an address of counters that cannot be one ends the start with a line that says why, without the password', async () => {
  const ended = await runCommand(['start', '--port', '0', '--execute-port', '0'], { FOURBOX_COUNTERS_URL: 'memcached://me:hidden@127.0.0.1' })
  expect(ended).toEqual({ code: 2, output: '', errors: expect.stringContaining('FOURBOX_COUNTERS_URL must be an address such as valkey://') })
  expect(ended.errors).not.toContain('hidden')
})

/** Calls of one key pass on both nodes together as often as its throttle allows, by a rate and to the burst. */
async function passTogetherWhatAThrottleAllows(nodes: readonly [RunningServer, RunningServer]): Promise<void> {
  const fast = await keyWith(nodes[0], { throttle: { rateLimit: 20, burstLimit: 10 } })
  const startedAt = performance.now()
  let passed = 0
  while (passed < 60) passed += countOf(200, await Promise.all(nodes.map((node) => fast.call(node))))
  const seconds = (performance.now() - startedAt) / 1000
  expect(passed).toBeLessThanOrEqual((10 + 20 * seconds) * 1.05 + 1)

  for (const burstLimit of [1, 3, 40]) {
    const slow = await keyWith(nodes[0], { throttle: { rateLimit: 0.001, burstLimit } })
    const statuses = await Promise.all(Array.from({ length: burstLimit + 10 }, (_, call) => slow.call(nodes[call % 2 === 0 ? 0 : 1])))
    // A larger bucket may have lent a twentieth to each of three workers, which had no use for it.
    const lent = 3 * Math.floor(burstLimit / 20)
    expect(countOf(200, statuses)).toBeLessThanOrEqual(burstLimit)
    expect(countOf(200, statuses)).toBeGreaterThanOrEqual(burstLimit - lent)
    expect(countOf(200, statuses) + countOf(429, statuses)).toBe(statuses.length)
    for (const node of nodes) expect((await slow.bucketsOn(node)).find(({ level }) => level === 'plan')?.tokens).toBeLessThan(lent + 1)
  }
}

function countOf(status: number, statuses: readonly number[]): number {
  return statuses.filter((each) => each === status).length
}
