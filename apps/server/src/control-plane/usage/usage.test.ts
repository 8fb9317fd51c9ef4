import { expect, test } from 'vitest'
import { spendQuotas } from '../../quotas/quota-usage.ts'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApiKey, newUsagePlan } from '../../testing/trial-objects.ts'
import { refusalOf, type TrialServer, trialServer } from '../../testing/trial-server.ts'
import { usagePatches } from './usage.ts'

/** A key in a plan of 10 requests a week; the trial’s today is Friday, 2027-01-15, of a week that began on Sunday the 10th. */
async function keyInPlan({ aws }: TrialServer) {
  const keyId = await newApiKey(aws)
  const usagePlanId = await newUsagePlan(aws, { quota: { limit: 10, period: 'WEEK' } })
  await aws.createUsagePlanKey({ usagePlanId, keyId, keyType: 'API_KEY' })
  return { usagePlanId, keyId }
}

async function spend({ context }: TrialServer, holder: Awaited<ReturnType<typeof keyInPlan>>, day: string, requests: number): Promise<void> {
  for (let count = 0; count < requests; count++) await spendQuotas(context.counters, [{ ...holder, day, periodStart: '2027-01-10', limit: 10 }])
}

test('for each day a pair tells what was used and what the period had left then', async () => {
  const server = await trialServer()
  const holder = await keyInPlan(server)
  await spend(server, holder, '2027-01-13', 3)
  await spend(server, holder, '2027-01-15', 2)
  const { usagePlanId, keyId } = holder
  expect(await server.aws.getUsage({ usagePlanId, startDate: '2027-01-12', endDate: '2027-01-15' })).toEqual({
    usagePlanId,
    startDate: '2027-01-12',
    endDate: '2027-01-15',
    items: {
      [keyId]: [
        [0, 10],
        [3, 7],
        [0, 7],
        [2, 5],
      ],
    },
  })
})

test('usage is listed for one key, or for all in pages; without a quota nothing is left', async () => {
  const server = await trialServer()
  const { aws } = server
  const usagePlanId = await newUsagePlan(aws)
  for (const id of ['a', 'b']) await aws.createUsagePlanKey({ usagePlanId, keyId: await newApiKey(aws, { tags: { _custom_id_: id } }), keyType: 'API_KEY' })
  const today = { usagePlanId, startDate: '2027-01-15', endDate: '2027-01-15' }
  expect((await aws.getUsage({ ...today, keyId: 'b' })).items).toEqual({ b: [[0, 0]] })
  const { items, position } = await aws.getUsage({ ...today, limit: 1 })
  expect(items).toEqual({ a: [[0, 0]] })
  expect((await aws.getUsage({ ...today, position })).items).toEqual({ b: [[0, 0]] })
})

test.each([
  ['2027-02-30', '2027-03-01', 'Invalid date format specified. Must be yyyy-MM-dd'],
  ['x', '2027-03-01', 'Invalid date format specified. Must be yyyy-MM-dd'],
  ['2027-03-02', '2027-03-01', 'Invalid date range specified. The start date must be before or equal to the end date'],
  ['2027-01-01', '2027-04-01', 'Invalid date range specified. The range must be at most 90 days'],
])('the days from %s to %s are refused', async (startDate, endDate, refusal) => {
  const { aws } = await trialServer()
  const usagePlanId = await newUsagePlan(aws)
  expect(await refusalOf(aws.getUsage({ usagePlanId, startDate, endDate }))).toBe(`BadRequestException: ${refusal}`)
})

test('ninety days are answered', async () => {
  const server = await trialServer()
  const { usagePlanId, keyId } = await keyInPlan(server)
  const { items } = await server.aws.getUsage({ usagePlanId, startDate: '2027-01-01', endDate: '2027-03-31' })
  expect(items?.[keyId]).toHaveLength(90)
})

test('an extension holds for the rest of the period', async () => {
  const server = await trialServer()
  const holder = await keyInPlan(server)
  await spend(server, holder, '2027-01-15', 4)
  await server.aws.updateUsage({ ...holder, patchOperations: [{ op: 'replace', path: '/remaining', value: '100' }] })
  const shown = async (day: string) => (await server.aws.getUsage({ ...holder, startDate: day, endDate: day })).items?.[holder.keyId]
  expect([await shown('2027-01-15'), await shown('2027-01-17')]).toEqual([[[4, 100]], [[0, 10]]])
})

test('what is not there is the plan, the key in it, or a quota', async () => {
  const { aws } = await trialServer()
  const today = { startDate: '2027-01-15', endDate: '2027-01-15' }
  const unknownPlan = 'NotFoundException: Invalid Usage Plan ID specified'
  expect(await refusalOf(aws.getUsage({ usagePlanId: 'none', ...today }))).toBe(unknownPlan)
  expect(await refusalOf(aws.updateUsage({ usagePlanId: 'none', keyId: 'none' }))).toBe(unknownPlan)
  const [usagePlanId, keyId] = [await newUsagePlan(aws), await newApiKey(aws)]
  const unknownKey = 'NotFoundException: Invalid API Key identifier specified'
  expect(await refusalOf(aws.getUsage({ usagePlanId, keyId, ...today }))).toBe(unknownKey)
  expect(await refusalOf(aws.updateUsage({ usagePlanId, keyId }))).toBe(unknownKey)
  await aws.createUsagePlanKey({ usagePlanId, keyId, keyType: 'API_KEY' })
  expect(await refusalOf(aws.updateUsage({ usagePlanId, keyId }))).toBe('BadRequestException: Usage Plan has no quota')
})

const notNumber = (value: string) => `BadRequestException: Invalid patch value  '${value}' specified for path /remaining. Must be a number`

describePatches(
  usagePatches,
  { 'replace /remaining': { value: '3', gives: { items: { key: [[0, 3]] } }, also: ['-1', 'x', ''].map((value) => ({ value, refused: notNumber(value) })) } },
  async () => {
    const { aws } = await trialServer()
    const keyId = await newApiKey(aws, { tags: { _custom_id_: 'key' } })
    const usagePlanId = await newUsagePlan(aws, { quota: { limit: 10, period: 'DAY' } })
    await aws.createUsagePlanKey({ usagePlanId, keyId, keyType: 'API_KEY' })
    return {
      update: (patchOperations) => aws.updateUsage({ usagePlanId, keyId, patchOperations }),
      read: () => aws.getUsage({ usagePlanId, keyId, startDate: '2027-01-15', endDate: '2027-01-15' }),
    }
  },
)
