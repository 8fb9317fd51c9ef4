import { expect, test } from 'vitest'
import { spendQuotas } from '../../quotas/quota-usage.ts'
import { newApiKey, newStage, newUsagePlan } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'

const keyType = 'API_KEY'
const value = 'a-value-of-twenty-ch'

test('a key in a plan is shown with its value', async () => {
  const { aws, dataPlane } = await trialServer()
  const [usagePlanId, keyId] = [await newUsagePlan(aws), await newApiKey(aws, { name: 'mine', value })]
  const created = await aws.createUsagePlanKey({ usagePlanId, keyId, keyType })
  expect(created).toEqual({ id: keyId, type: 'API_KEY', value, name: 'mine' })
  expect(await aws.getUsagePlanKey({ usagePlanId, keyId })).toEqual(created)
  expect(dataPlane.told.at(-1)).toBe(`changed usagePlan ${usagePlanId}`)
})

test('keys are listed the newest first, in pages and by the beginning of their names; an unknown plan has none', async () => {
  const { aws, passTime } = await trialServer()
  const usagePlanId = await newUsagePlan(aws)
  for (const name of ['cat', 'catalog', 'dog']) {
    await aws.createUsagePlanKey({ usagePlanId, keyId: await newApiKey(aws, { name }), keyType })
    passTime(1)
  }
  const { items: first = [], position } = await aws.getUsagePlanKeys({ usagePlanId, limit: 2 })
  const { items: second = [], position: end } = await aws.getUsagePlanKeys({ usagePlanId, limit: 2, position })
  expect([...first, ...second].map(({ name }) => name)).toEqual(['dog', 'catalog', 'cat'])
  expect(end).toBeUndefined()
  expect((await aws.getUsagePlanKeys({ usagePlanId, nameQuery: 'cat' })).items?.map(({ name }) => name)).toEqual(['catalog', 'cat'])
  expect(await aws.getUsagePlanKeys({ usagePlanId: 'none' })).toEqual({ items: [] })
})

test('a key is in a plan once, and in one plan of a stage', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newStage(aws)
  const apiStages = [{ apiId: restApiId, stage: 'prod' }]
  const [one, two, other] = [await newUsagePlan(aws, { apiStages }), await newUsagePlan(aws, { apiStages }), await newUsagePlan(aws)]
  const keyId = await newApiKey(aws)
  const join = (usagePlanId: string) => aws.createUsagePlanKey({ usagePlanId, keyId, keyType })
  await join(one)
  expect(await refusalOf(join(one))).toBe(`ConflictException: API Key ${keyId} is already associated with Usage Plan ${one}`)
  expect(await refusalOf(join(two))).toBe(`ConflictException: API Key cannot reference multiple Usage Plans with the same API stage: ${restApiId}:prod`)
  await join(other)
})

test('a key is in as many plans as the quota allows', async () => {
  const { aws } = await trialServer({ limits: { usagePlansPerApiKey: 1 } })
  const keyId = await newApiKey(aws)
  const join = async () => aws.createUsagePlanKey({ usagePlanId: await newUsagePlan(aws), keyId, keyType })
  await join()
  expect(await refusalOf(join())).toMatch(/^LimitExceededException: Maximum number of Usage Plans for this API Key /)
})

test('a key that leaves a plan leaves with what it has used there; the key itself stays', async () => {
  const { aws, context } = await trialServer()
  const [usagePlanId, keyId, stays] = [await newUsagePlan(aws), await newApiKey(aws), await newApiKey(aws)]
  for (const id of [keyId, stays]) {
    await aws.createUsagePlanKey({ usagePlanId, keyId: id, keyType })
    await spendQuotas(context.counters, [{ usagePlanId, keyId: id, day: '2027-01-15', periodStart: '2027-01-15', limit: 5 }])
  }
  await aws.deleteUsagePlanKey({ usagePlanId, keyId })
  expect((await aws.getUsagePlanKeys({ usagePlanId })).items?.map(({ id }) => id)).toEqual([stays])
  expect([...(await context.counters.list('')).keys()].filter((key) => key.includes(keyId))).toEqual([])
  expect([...(await context.counters.list('')).keys()].filter((key) => key.includes(stays))).toHaveLength(2)
  expect(await aws.getApiKey({ apiKey: keyId })).toMatchObject({ id: keyId })
})

test('what is not there is the plan, the key, or the key in the plan', async () => {
  const { aws } = await trialServer()
  const [usagePlanId, keyId] = [await newUsagePlan(aws), await newApiKey(aws)]
  const create = (input: Partial<Parameters<typeof aws.createUsagePlanKey>[0]>) => refusalOf(aws.createUsagePlanKey({ usagePlanId, keyId, keyType, ...input }))
  expect(await create({ usagePlanId: 'none' })).toBe('NotFoundException: Invalid Usage Plan ID specified')
  expect(await create({ keyId: 'none' })).toBe('NotFoundException: Invalid API Key identifier specified')
  expect(await create({ keyType: 'x' })).toBe('BadRequestException: Invalid Usage Plan Key type x specified. Valid type is API_KEY')
  const refusal = 'NotFoundException: Invalid API Key identifier specified'
  expect(await refusalOf(aws.getUsagePlanKey({ usagePlanId, keyId }))).toBe(refusal)
  expect(await refusalOf(aws.deleteUsagePlanKey({ usagePlanId, keyId }))).toBe(refusal)
})
