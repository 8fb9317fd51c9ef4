import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { describeOnValkey } from '@fourbox/local-valkey'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { testCounters } from '../contract/counters.contract.ts'
import { testSharedCache } from '../contract/shared-cache.contract.ts'
import { testTokenBuckets } from '../contract/token-buckets.contract.ts'
import type { SharedCounts } from '../shared/shared-counts.ts'
import { openSharedCounts } from '../shared/open-shared-counts.ts'
import { StoreUnavailable } from '../store-unavailable.ts'

describeOnValkey('what is counted in Valkey', (server) => {
  const open = async (address: string, { prefix = 'trial:', deadlineInMillis = 5000 } = {}) => {
    const lines: string[] = []
    const note = (line: string) => void lines.push(line)
    const counts = await openSharedCounts(address, { prefix, deadlineInMillis, onAway: note, onBack: note })
    onTestFinished(() => counts.close())
    return { ...counts, lines }
  }

  describe('keeps the contract', () => {
    let opened: SharedCounts
    let another: SharedCounts
    let address: string | undefined
    beforeEach(async () => {
      address ??= server().newAddress()
      await server().ask(address, 'FLUSHDB')
      const options = { prefix: 'contract:', deadlineInMillis: 5000, onAway: () => undefined, onBack: () => undefined }
      opened = await openSharedCounts(address, options)
      another = await openSharedCounts(address, options)
    })
    afterEach(() => Promise.all([opened.close(), another.close()]))
    testCounters(() => opened)
    testTokenBuckets(() => opened.buckets)
    testSharedCache(() => [opened.cache, another.cache])
  })

  const drop = { key: 'b', rate: 0.001, burst: 5, returned: 0, needed: 3, ahead: 0 }

  test('two workspaces on one database do not meet', async () => {
    const address = server().newAddress()
    const [one, other] = [await open(address, { prefix: 'one:' }), await open(address, { prefix: 'other:' })]
    await one.counters.add('k', 1)
    await one.buckets.take([drop])
    expect(await other.counters.list('')).toEqual(new Map())
    expect(await other.buckets.take([drop])).toEqual([{ granted: 3, left: 2 }])
  })

  test('a bucket that is full again leaves nothing behind, and one of strangers’ bytes is full', async () => {
    const address = server().newAddress()
    const { buckets } = await open(address)
    await buckets.take([{ ...drop, rate: 100 }])
    await expect.poll(() => server().ask(address, 'DBSIZE')).toBe(0)
    await server().ask(address, 'SET', 'trial:bucket:b', 'nobody knows')
    expect(await buckets.take([drop])).toEqual([{ granted: 3, left: 2 }])
  })

  test('an entry that strangers’ bytes took the place of, or that Valkey has thrown out, is none', async () => {
    const address = server().newAddress()
    const { cache } = await open(address)
    await cache.set('s', 'n', Buffer.from('ours'), 'told', 60_000)
    await cache.flush('s')
    await cache.set('s', 'n', Buffer.from('ours'), 'told', 60_000)
    await server().ask(address, 'SET', 'trial:cache:s:entry:n', 'nobody knows')
    expect(await cache.get('s', 'n')).toBeUndefined()
    await server().ask(address, 'DEL', 'trial:cache:s:entry:n')
    expect(await cache.list('s', 10)).toEqual([])
    expect(await server().ask(address, 'DBSIZE')).toBe(3)
  })

  test('it counts from nothing when Valkey was flushed, of scripts and of keys', async () => {
    const address = server().newAddress()
    const { counters, lines } = await open(address)
    expect(await counters.add('k', 5)).toBe(5)
    await server().ask(address, 'SCRIPT', 'FLUSH')
    expect(await counters.add('k', 5)).toBe(10)
    await server().ask(address, 'FLUSHDB')
    expect(await counters.add('k', 1)).toBe(1)
    expect(lines).toEqual([])
  })

  test.for([
    [['CONFIG', 'SET', 'maxmemory', '1'], ['CONFIG', 'SET', 'maxmemory', '0'], 'its memory is full'],
    [['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE'], 'it is a replica that takes no writes'],
  ] as const)('%s: what is asked is refused, with one line at the beginning and one at the end', async ([fault, end, reason]) => {
    const address = server().newAddress()
    const { counters, lines } = await open(address)
    await counters.add('k', 1)
    await server().ask(address, ...fault)
    for (let time = 0; time < 3; time++) await expect(counters.add('k', 1)).rejects.toThrow(StoreUnavailable)
    await server().ask(address, ...end)
    await expect.poll(() => lines.length).toBe(2)
    expect(await counters.add('k', 1)).toBe(2)
    const place = address.replace(/:[^:]*@/, '')
    expect(lines).toEqual([`${place} cannot be used: ${reason}`, `${place} can be used again`])
  })

  test('nobody waits for one that does not answer longer than the deadline, nor at all once that is known', async () => {
    const { counters, lines } = await open(server().newAddress(), { deadlineInMillis: 100 })
    await expect.poll(() => counters.add('k', 1).catch(() => 0)).toBeGreaterThan(0)
    server().freeze()
    await expect(counters.add('k', 1)).rejects.toThrow(StoreUnavailable)
    await expect(Promise.race([counters.add('k', 1), delay(0, 'waits')])).rejects.toThrow(StoreUnavailable)
    server().thaw()
    await expect.poll(() => lines.length).toBeGreaterThanOrEqual(2)
    expect(lines[0]).toContain('no answer within 100 ms')
    await expect.poll(() => counters.add('k', 1).catch(() => 0)).toBeGreaterThan(1)
  })

  test('a connection that something on the way has forgotten is given up, however often it is looked after, and a new one made', async () => {
    const address = new URL(server().newAddress())
    const port = Number(address.port)
    const forgotten = new Set<Socket>()
    const standing = new Set<Socket>()
    const firewall = createServer((near) => {
      const far = connect(port, address.hostname)
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        standing.add(from.on('error', () => undefined))
        from.on('data', (chunk) => forgotten.has(from) || to.write(chunk))
      }
    }).listen(0, '127.0.0.1')
    onTestFinished(() => {
      firewall.close()
      for (const socket of standing) socket.destroy()
    })
    await once(firewall, 'listening')
    const own = firewall.address()
    if (typeof own === 'object' && own) address.port = String(own.port)
    const { counters } = await open(address.href, { deadlineInMillis: 100 })
    const count = () => counters.add('k', 1).catch(() => 0)
    await expect.poll(count).toBeGreaterThan(0)
    for (const socket of standing) forgotten.add(socket)
    await expect(counters.add('k', 1)).rejects.toThrow(StoreUnavailable)
    await expect.poll(count).toBeGreaterThan(1)
  })

  test('it is used again after a fall, on a new connection', async () => {
    const { counters, lines } = await open(server().newAddress())
    await counters.add('k', 1)
    await server().fall()
    await expect(counters.add('k', 1)).rejects.toThrow(StoreUnavailable)
    await server().rise()
    await expect.poll(() => lines.length).toBe(2)
    expect(await counters.add('k', 1)).toBe(1)
  })

  test('a wrong password is told in a line that has none', async () => {
    const address = server().newAddress().replace('a%20secret', 'a%20wrong%20secret')
    const { counters, lines } = await open(address)
    await expect(counters.add('k', 1)).rejects.toThrow(StoreUnavailable)
    expect(lines).toEqual([`${address.replace(/:[^:]*@/, '')} cannot be used: it does not know the user and the password`])
  })
})
