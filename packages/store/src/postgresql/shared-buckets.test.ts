import { setTimeout as delay } from 'node:timers/promises'
import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { testTokenBuckets } from '../contract/token-buckets.contract.ts'
import { openSharedBuckets } from '../shared/open-shared-counts.ts'
import { openStore } from '../open-store.ts'
import { StoreUnavailable } from '../store-unavailable.ts'

const ask = { key: 'b', rate: 0.001, burst: 5, returned: 0, needed: 1, ahead: 0 }

describeOnPostgresql('buckets that workers share in PostgreSQL', (server) => {
  const newDatabase = async () => {
    const address = await server().newAddress()
    const store = await openStore(address, { durability: 'full', report: () => undefined })
    await store.close()
    return address
  }
  const open = async (address: string, deadlineInMillis = 5000) => {
    const lines: string[] = []
    const note = (line: string) => void lines.push(line)
    const opened = await openSharedBuckets(address, { prefix: '', deadlineInMillis, onAway: note, onBack: note })
    onTestFinished(() => opened.close())
    return { buckets: opened.buckets, lines }
  }

  describe('keep the contract', () => {
    let address: string
    beforeAll(async () => {
      address = await newDatabase()
    })
    // Each take is another worker's.
    testTokenBuckets(() => ({ take: async (asks) => (await open(address)).buckets.take(asks) }))
  })

  test('of workers that take from the same buckets in any order none waits for ever, and nothing passes that there was not', async () => {
    const address = await newDatabase()
    const workers = await Promise.all(Array.from({ length: 4 }, () => open(address)))
    const keys = ['a', 'b', 'c', 'd']
    const takes = workers.flatMap(({ buckets }, worker) =>
      Array.from({ length: 25 }, async (_, round) => {
        const order = (worker + round) % 2 === 0 ? keys : keys.toReversed()
        const grants = await buckets.take(order.map((key) => ({ ...ask, key, burst: 60 })))
        return order.map((key, index) => ({ key, granted: grants[index]?.granted ?? 0 }))
      }),
    )
    const taken = (await Promise.all(takes)).flat()
    for (const key of keys) expect(taken.filter((each) => each.key === key).reduce((sum, { granted }) => sum + granted, 0)).toBe(60)
    expect(workers.flatMap(({ lines }) => lines)).toEqual([])
  })

  test('nobody waits for one that is away once that is known; there is a line when it goes, and one when it is back', async () => {
    const address = await newDatabase()
    const { buckets, lines } = await open(address)
    expect(await buckets.take([ask])).toEqual([{ granted: 1, left: 4 }])
    await server().admit(false)
    onTestFinished(() => server().admit(true))
    await expect(buckets.take([ask])).rejects.toThrow(StoreUnavailable)
    await expect(Promise.race([buckets.take([ask]), delay(0, 'waits')])).rejects.toThrow(StoreUnavailable)
    expect(lines).toEqual([expect.stringMatching(/^Throttling cannot be counted in postgres:.*: (role "fourbox" is not permitted to log in|.*terminat.*)$/)])
    await server().admit(true)
    await expect.poll(() => lines.length).toBe(2)
    expect(lines[1]).toMatch(/^Throttling is counted in postgres:.* again$/)
    expect((await buckets.take([ask]))[0]?.granted).toBe(1)
  })

  test('a bucket that another holds for longer than the deadline is not waited for, and is asked again when it is let go', async () => {
    const address = await newDatabase()
    const { buckets, lines } = await open(address, 500)
    await buckets.take([ask])
    const held = server().ask(address, "BEGIN; SELECT FROM token_buckets WHERE key = 'b' FOR UPDATE; SELECT pg_sleep(1.5); COMMIT")
    await expect
      .poll(() =>
        buckets.take([ask]).then(
          () => 'granted',
          (error: unknown) => error instanceof StoreUnavailable,
        ),
      )
      .toBe(true)
    await held
    await expect
      .poll(() =>
        buckets.take([ask]).then(
          ([grant]) => grant?.granted,
          () => 0,
        ),
      )
      .toBe(1)
    expect(lines[0]).toContain('Throttling cannot be counted')
  })
})
