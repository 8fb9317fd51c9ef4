import { expect, test } from 'vitest'

import { type ApiQuota, apiQuotaFault } from './api-quota.ts'

const limits = { resourcesPerApi: 3, stagesPerApi: 3, authorizersPerApi: 3, documentationPartsPerApi: 3 }

test.each<[ApiQuota, noun: string]>([
  ['resourcesPerApi', 'Resources'],
  ['stagesPerApi', 'Stages'],
  ['authorizersPerApi', 'Authorizers'],
  ['documentationPartsPerApi', 'documentation parts'],
])('%s is kept in AWS’s words', (quota, noun) => {
  expect(apiQuotaFault(quota, { before: 2, after: 3 }, limits)).toBeUndefined()
  expect(apiQuotaFault(quota, { before: 3, after: 4 }, limits)).toEqual({
    kind: 'limit',
    text: `Maximum number of ${noun} for this API has been reached.  Please contact AWS if you need additional ${noun}.`,
  })
})

test('what is there stays when the quota has been lowered, and nothing is added to it', () => {
  expect(apiQuotaFault('resourcesPerApi', { before: 9, after: 9 }, limits)).toBeUndefined()
  expect(apiQuotaFault('resourcesPerApi', { before: 9, after: 8 }, limits)).toBeUndefined()
  expect(apiQuotaFault('resourcesPerApi', { before: 9, after: 10 }, limits)).toBeDefined()
})
