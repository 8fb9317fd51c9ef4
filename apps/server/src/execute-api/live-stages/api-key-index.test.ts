import type { ApiKey, UsagePlan } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { ApiKeyIndex } from './api-key-index.ts'
import { trialStore } from '../../testing/trial-store.ts'

const key: ApiKey = { id: 'k1', value: 'secret-value', enabled: true, createdDate: 0, lastUpdatedDate: 0, stageKeys: [], tags: {} }
const plan: UsagePlan = { id: 'p1', name: 'plan', apiStages: [], tags: {}, keyIds: ['k1'] }

test('a key is found by its value, with the plans that hold it, and follows every change', async () => {
  const { documents } = await trialStore()
  await documents.insert('apiKey', 'k1', key)
  const index = new ApiKeyIndex(documents)
  await index.loadAll()
  expect(index.find('secret-value')).toEqual({ apiKey: key, usagePlans: [] })
  expect(index.find('hasOwnProperty')).toBeUndefined()

  await documents.insert('usagePlan', 'p1', plan)
  await index.refreshPlan('p1')
  expect(index.find('secret-value')?.usagePlans).toEqual([plan])

  await documents.delete('apiKey', 'k1')
  await index.refreshKey('k1')
  expect(index.find('secret-value')).toBeUndefined()
})
