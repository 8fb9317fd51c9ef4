import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { ChangeListener } from '../store.ts'
import { KnownKeeper } from './known-keeper.ts'

test('what was told is not answered by the file before the file has it, and what was told while it was written waits for the next writing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-keeper-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let [newest, begun, writings] = [1, 0, 0]
  let told: ChangeListener = () => undefined
  let written = Promise.withResolvers<void>()
  const query = async <Row>(text: string) => {
    if (!text.includes('node_secret')) return []
    begun++
    await written.promise
    written = Promise.withResolvers()
    writings++
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the columns that are asked for
    return [{ secret: 'secret', channel: 'channel', newest: newest++ } as Row]
  }
  const refused = () => Promise.reject(new Error('Nothing else is asked'))
  const keeper = new KnownKeeper({
    database: {
      place: 'p',
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing is migrated here
      dialect: {} as never,
      read: refused,
      write: refused,
      transaction: refused,
      listen: () => refused,
      close: refused,
      snapshot: (work) => work({ query }),
    },
    file: join(folder, 'last-known.sqlite'),
    facts: async () => ({ database: 'd', serving: 1, firstBlobs: {} }),
    onChange: (listener) => {
      told = listener
      return () => undefined
    },
    blobsFor: async () => [],
    report: () => undefined,
  })
  const knows = (...[kind, id]: Parameters<typeof keeper.known>) => keeper.known(kind, id) !== undefined
  const writing = async () => {
    const before = writings
    written.resolve()
    await expect.poll(() => writings).toBe(before + 1)
    await nextTurn()
  }
  keeper.start()
  expect(knows('function', 'a')).toBe(false)
  await writing()
  await expect.poll(() => knows('function', 'a')).toBe(true)
  await expect(keeper.known('restApi', 'a')?.get('restApi', 'a')).rejects.toThrow('not kept')

  told('function', 'a', false)
  expect([knows('function', 'a'), knows('function', ''), knows('function', 'b'), knows('functionVersion', 'a')]).toEqual([false, false, true, true])
  await writing()
  await expect.poll(() => knows('function', '')).toBe(true)

  keeper.keepSoon()
  await expect.poll(() => begun).toBe(3)
  told('function', 'a', false)
  await writing()
  expect(knows('function', 'a')).toBe(false)
  await writing()
  await expect.poll(() => knows('function', 'a')).toBe(true)
  written.resolve()
  await keeper.close()
  expect(knows('function', 'a')).toBe(false)
})
