// Writes to a store as a server does, and says of each write when it was acknowledged: node busy-store.ts FOLDER DURABILITY ROUNDS
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ApiKey } from '@fourbox/domain'
import { openStore, storeInFolder } from '../open-store.ts'
import { packEvents } from '../rows/log-chunks.ts'

const [, , folder = '', durability, rounds] = process.argv
const options = { durability: durability === 'full' ? 'full' : 'normal', report: () => undefined } as const
const key = (id: string, description: string): ApiKey => ({
  id,
  value: id.padEnd(20, '-'),
  description,
  enabled: true,
  createdDate: 1,
  lastUpdatedDate: 1,
  stageKeys: [],
  tags: {},
})
const acknowledged = (line: string) => appendFileSync(join(folder, 'acknowledged'), `${line}\n`)

let store = await openStore(storeInFolder(folder), { ...options, examine: true })
// A worker's, which does not wait for the disk.
let beside = await openStore(storeInFolder(folder), { ...options, durability: 'normal' })
await store.documents.insert('apiKey', 'large', key('large', ''))
for (let round = 0; round < Number(rounds); round++) {
  const id = `key-${round}`
  await store.documents.insert('apiKey', id, key(id, 'd'.repeat((round * 997) % 9000)))
  acknowledged(`has ${id}`)
  // So large that the log is full, and copied into the file, every dozen rounds.
  await store.documents.update('apiKey', 'large', () => key('large', `${round}`.padEnd(1_200_000, '.')))
  acknowledged(`large ${round}`)
  await beside.logs.append('group', 'stream', [{ at: round, message: 'm'.repeat(3000) }])
  await beside.counters.add('calls', 1)
  // These lines are not waited for, and what is written next is.
  await store.logs.appendAll([{ group: 'group', stream: 'own', packed: [...packEvents([{ at: round, message: 'm'.repeat(3000) }])] }])
  if (round % 3 === 2) {
    await store.documents.delete('apiKey', `key-${round - 1}`)
    acknowledged(`lacks key-${round - 1}`)
  }
  if (round % 10 === 9) await store.logs.limit(10_000)
  if (round % 25 === 24) {
    await Promise.all([store.close(), beside.close()])
    store = await openStore(storeInFolder(folder), { ...options, examine: true })
    beside = await openStore(storeInFolder(folder), { ...options, durability: 'normal' })
  }
}
await Promise.all([store.close(), beside.close()])
