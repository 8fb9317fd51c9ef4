import { join } from 'node:path'
import { expect, test } from 'vitest'
import { coverage, coveragePage } from './coverage.ts'

test('all 124 operations are there', () => {
  expect(coverage.operations).toHaveLength(124)
  expect(coverage.operations.filter(({ implemented }) => !implemented)).toEqual([])
})

test('a setting without an effect is told beside the operations that write it', () => {
  expect(coverage.operations.find(({ name }) => name === 'CreateVpcLink')?.storedOnly).toEqual(['VpcLink.targetArns, where they are ARNs'])
  expect(coverage.operations.find(({ name }) => name === 'GetStage')?.storedOnly).toEqual([])
})

test('all operations on domain names, API mappings, routing rules and tags are there of the second generation', () => {
  expect(coverage.operationsV2).toHaveLength(18)
  expect(coverage.operationsV2).toContain('PutRoutingRule')
})

test('the page of the documentation is up to date', async () => {
  await expect(coveragePage(coverage)).toMatchFileSnapshot(join(import.meta.dirname, '../../../../docs/operations.md'))
})
