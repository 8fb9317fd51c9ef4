import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore, storeInFolder, storeInMemory, UnknownStore } from './open-store.ts'

test('two connections to one folder share its store, two in memory are two stores', async () => {
  // A name with what an address must not stumble over.
  const folder = mkdtempSync(join(tmpdir(), 'fourbox store: 100% '))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [address, shared] of [
    [storeInFolder(folder), 1],
    [storeInMemory, 0],
  ] as const) {
    const [one, other] = [await openStore(address, { durability: 'full' }), await openStore(address, { durability: 'normal' })]
    await one.counters.add('calls', 1)
    expect(await other.counters.get('calls')).toBe(shared)
    await Promise.all([one.close(), other.close()])
  }
})

test.each(['/var/fourbox', 'oracle:fourbox', 'constructor:x', ''])('%j is the address of no store', async (address) => {
  await expect(openStore(address, { durability: 'full' })).rejects.toThrow(UnknownStore)
})
