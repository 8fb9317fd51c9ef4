import { auditEntryId } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { trialStore } from '../testing/trial-store.ts'
import { readAudit } from './read-audit.ts'

const start = 1_800_000_000_000

/** Ten entries, a second apart, of alice and of the owner in turn. */
async function tenEntries() {
  const { documents } = await trialStore()
  for (let second = 0; second < 10; second++) {
    const at = start + second * 1000
    const entry = {
      id: auditEntryId(at, 'abc'),
      at,
      ...(second % 2 === 0 && { userName: 'alice' }),
      role: 'admin',
      address: '10.0.0.1',
      client: 'AWS CLI',
      action: 'apigateway:PATCH',
      operation: 'UpdateRestApi',
      resource: `arn:aws:apigateway:us-east-1::/restapis/${second}`,
      outcome: 'done',
      changes: [`changed restApi ${second}`],
    } as const
    await documents.insert('auditEntry', entry.id, entry)
  }
  return documents
}

const secondsOf = ({ item }: Awaited<ReturnType<typeof readAudit>>) => item.map(({ at }) => (at - start) / 1000)

test('the newest stand first, page by page', async () => {
  const documents = await tenEntries()
  const first = await readAudit(documents, { limit: 6 })
  expect(secondsOf(first)).toEqual([9, 8, 7, 6, 5, 4])
  const second = await readAudit(documents, { limit: 6, after: first.next ?? '' })
  expect(secondsOf(second)).toEqual([3, 2, 1, 0])
  expect(second.next).toBeUndefined()
})

test('by user, by what it was about, by time', async () => {
  const documents = await tenEntries()
  expect(secondsOf(await readAudit(documents, { limit: 100, user: 'alice' }))).toEqual([8, 6, 4, 2, 0])
  expect(secondsOf(await readAudit(documents, { limit: 2, user: 'owner' }))).toEqual([9, 7])
  expect(secondsOf(await readAudit(documents, { limit: 100, about: 'restApi 3' }))).toEqual([3])
  expect(secondsOf(await readAudit(documents, { limit: 100, from: start + 3000, until: start + 6000 }))).toEqual([5, 4, 3])
  expect(secondsOf(await readAudit(documents, { limit: 100, user: '__proto__' }))).toEqual([])
})
