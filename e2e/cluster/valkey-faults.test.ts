import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { describeOnValkey } from '@fourbox/local-valkey'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyWith } from '../limited-key.ts'
import type { RunningServer } from '../server.ts'
import { type Line, openLine } from './line.ts'
import { type Node, startNode, stopNodes } from './nodes.ts'

const never = { rateLimit: 0.001 }

/** A busy machine is no fault of Valkey's: without it each node may go on by itself for a moment. */
const patient = ['--counters-patience', '10000']

describeOnPostgresql('three nodes on one database', (postgresql) => {
  describeOnValkey('whose Valkey', (valkey) => {
    let nodes: readonly Node[] = []
    let lines: readonly Line[] = []
    let counters = ''
    beforeAll(async () => {
      const database = await postgresql().newAddress()
      counters = valkey().newAddress()
      lines = await Promise.all(Array.from({ length: 3 }, () => openLine(counters)))
      nodes = await Promise.all(lines.map(({ address }) => startNode(database, { arguments: patient, environment: { FOURBOX_COUNTERS_URL: address } })))
    })
    afterAll(async () => {
      for (const line of lines) line.heal()
      await stopNodes(nodes)
      for (const line of lines) line.close()
    })

    const first = (): Node => {
      const [node] = nodes
      if (!node) throw new Error('There are nodes')
      return node
    }

    /** How many of some calls, one after the other to each node, are let through. */
    const passedOf = async (calls: number, call: (node: RunningServer) => Promise<number>) => {
      const statuses = await Promise.all(Array.from({ length: calls }, (_, index) => call(nodes[index % nodes.length] ?? first())))
      expect(statuses.filter((status) => status !== 200 && status !== 429)).toEqual([])
      return statuses.filter((status) => status === 200).length
    }

    /** How many of 30 calls a new key’s throttle and its quota let through. A bucket of so few tokens lends none: it is exact, as a quota is. */
    const counted = async () => {
      const throttled = await keyWith(first(), { throttle: { ...never, burstLimit: 19 } })
      const planned = await keyWith(first(), { quota: { limit: 20, period: 'MONTH' } })
      return [await passedOf(30, throttled.call), await passedOf(30, planned.call)]
    }
    const together = [19, 20]

    test('is there keep throttles and quotas together, exactly', async () => {
      expect(await counted()).toEqual(together)
    })

    test('restarts go on by themselves, and count together again', async () => {
      const { call } = await keyWith(first(), { throttle: { ...never, burstLimit: 9 } })
      await valkey().fall()
      expect(await passedOf(30, call)).toBeGreaterThan(0)
      await valkey().rise()
      await expect.poll(counted).toEqual(together)
    })

    test('is flushed, of keys and of scripts, count together at once, from nothing', async () => {
      const { call } = await keyWith(first(), { quota: { limit: 20, period: 'MONTH' } })
      expect(await passedOf(15, call)).toBe(15)
      await valkey().ask(counters, 'FLUSHALL')
      await valkey().ask(counters, 'SCRIPT', 'FLUSH')
      expect([await passedOf(30, call), ...(await counted())]).toEqual([20, ...together])
    })

    test('is cut off from one of them go on by themselves, and count together when that is over', async () => {
      const { call } = await keyWith(first(), { throttle: { ...never, burstLimit: 9 } })
      lines[0]?.cut()
      const alone = await Promise.all(Array.from({ length: 30 }, () => call(first())))
      expect(alone).toContain(200)
      expect(alone).toContain(429)
      lines[0]?.heal()
      await expect.poll(counted).toEqual(together)
    })
  })
})
