import type { AccessKey, LogGroup } from '@fourbox/domain'
import { StoreUnavailable } from '@fourbox/store'
import { expect, test } from 'vitest'
import { calledBy } from '../history/caller.ts'
import { trialServer } from '../testing/trial-server.ts'
import { trialStore } from '../testing/trial-store.ts'
import { AuditLog } from './audit-log.ts'
import { auditedDocuments } from './audited-documents.ts'

const call = {
  userName: 'alice',
  role: 'developer',
  address: '10.0.0.1',
  client: 'AWS CLI',
  action: 'logs:CreateLogGroup',
  operation: 'CreateLogGroup',
  resource: '*',
} as const
const group = (name: string): LogGroup => ({ name, createdAt: 0, tags: {} })
const key: AccessKey = { accessKeyId: 'AKIA', secretAccessKey: 'the-secret', createdAt: 0 }

async function trialAudit() {
  const { documents: stored } = await trialStore()
  const documents = auditedDocuments(stored)
  const log = new AuditLog({ documents: stored, now: () => 1_800_000_000_000, reportBug: () => undefined })
  return {
    documents,
    log,
    entries: async () => (await stored.list('auditEntry')).items,
    followed: async (act: () => Promise<unknown>) => {
      const trail = log.follow(call)
      await calledBy({ client: 'AWS CLI', trail }, act)
      return trail
    },
  }
}

test('whatever a followed call changes is told in one entry, written with the first change', async () => {
  const { documents, entries, followed } = await trialAudit()
  await followed(async () => {
    await documents.insert('logGroup', 'a', group('a'))
    expect(await entries()).toMatchObject([{ ...call, at: 1_800_000_000_000, outcome: 'done', changes: ['created logGroup a'] }])
    await documents.update('logGroup', 'a', (before) => ({ ...before, tags: { team: 'x' } }))
    await documents.commit([{ op: 'put', kind: 'accessKey', id: 'AKIA', entity: key }])
    expect(await documents.delete('logGroup', 'a')).toBe(true)
    expect(await documents.delete('logGroup', 'a')).toBe(false)
    await documents.insertText('logGroup', 'b', JSON.stringify(group('b')))
  })
  const [entry, ...more] = await entries()
  expect(more).toEqual([])
  expect(entry?.changes).toEqual(['created logGroup a', 'changed logGroup a', 'changed accessKey AKIA', 'deleted logGroup a', 'created logGroup b'])
  expect(JSON.stringify(entry)).not.toContain('the-secret')
})

test('a change that is not made leaves no word of it, until its call has failed', async () => {
  const { documents, entries, followed, log } = await trialAudit()
  const trail = await followed(() => expect(documents.update('logGroup', 'none', (before) => before)).rejects.toThrow('none'))
  expect(await entries()).toEqual([])
  log.end(trail, 'failed')
  await expect.poll(entries).toMatchObject([{ ...call, outcome: 'failed', changes: [] }])
})

test('a call that changed something and then failed says both', async () => {
  const { documents, entries, followed, log } = await trialAudit()
  const trail = await followed(() => documents.insert('logGroup', 'a', group('a')))
  log.end(trail, 'failed')
  await expect.poll(entries).toMatchObject([{ outcome: 'failed', changes: ['created logGroup a'] }])
})

test('a write that the database did not confirm is told as one that may have been made', async () => {
  const { documents: stored } = await trialStore()
  const broken = new StoreUnavailable('unconfirmed', 'the database', new Error('it is gone'))
  const documents = auditedDocuments({ ...stored, commit: (writes) => stored.commit(writes).then(() => Promise.reject(broken)) })
  const log = new AuditLog({ documents: stored, now: () => 1_800_000_000_000, reportBug: () => undefined })
  const trail = log.follow(call)
  await calledBy({ client: 'AWS CLI', trail }, () => expect(documents.insert('logGroup', 'a', group('a'))).rejects.toBe(broken))
  log.end(trail, 'failed')
  await expect.poll(async () => (await stored.list('auditEntry')).items).toMatchObject([{ outcome: 'failed', changes: ['perhaps created logGroup a'] }])
})

test('what nobody is followed for is written as ever', async () => {
  const { documents, entries } = await trialAudit()
  await documents.insert('logGroup', 'a', group('a'))
  await documents.update('logGroup', 'a', (before) => ({ ...before, tags: { team: 'x' } }))
  expect(await documents.delete('logGroup', 'a')).toBe(true)
  expect(await entries()).toEqual([])
})

test('of a draft its history’s words are told, and the history says who', async () => {
  const { context, aws, audit } = await trialServer()
  const { id: restApiId = '' } = await aws.createRestApi({ name: 'orders' })
  const { rootResourceId: parentId = '' } = await aws.getRestApi({ restApiId })
  const trail = audit.follow(call)
  const principal = { role: 'developer', user: { userName: 'alice', userId: 'AIDA' } } as const
  await calledBy({ client: 'AWS CLI', trail, principal }, () => aws.createResource({ restApiId, parentId, pathPart: 'orders' }))
  expect((await context.documents.list('auditEntry')).items).toMatchObject([{ changes: ['added resource /orders'] }])
  const { items } = await context.documents.list('recordedChange', { prefix: `${restApiId}/` })
  expect(items).toMatchObject([{ userName: 'alice' }])
})

test('what is older than 400 days goes', async () => {
  const { documents, entries, followed } = await trialAudit()
  await followed(() => documents.insert('logGroup', 'a', group('a')))
  const later = (days: number) => new AuditLog({ documents, now: () => 1_800_000_000_000 + days * 86_400_000, reportBug: () => undefined })
  await later(399).tidy()
  expect(await entries()).toHaveLength(1)
  await later(401).tidy()
  expect(await entries()).toEqual([])
})
