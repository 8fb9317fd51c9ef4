import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApiKey, newStage, newStages, newUsagePlan } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { spendQuotas } from '../../quotas/quota-usage.ts'
import { usagePlanPatches } from './usage-plan-patches.ts'

test('a plan begins with no stages and no limits', async () => {
  const { aws } = await trialServer()
  const { id = '', ...plan } = await aws.createUsagePlan({ name: 'plan' })
  expect(id).toMatch(/^[a-z0-9]{6}$/)
  expect(plan).toEqual({ name: 'plan', apiStages: [] })
  expect(await aws.getUsagePlan({ usagePlanId: id })).toEqual({ id, ...plan, tags: {} })
})

test('a plan keeps every setting that it is created with; a burst above the rate is one of them', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newStage(aws)
  const settings = {
    name: 'plan',
    description: 'mine',
    throttle: { burstLimit: 9, rateLimit: 2.5 },
    tags: { team: 'dogs' },
  }
  const apiStages = [{ apiId: restApiId, stage: 'prod', throttle: { '/pets/GET': { burstLimit: 1, rateLimit: 2 } } }]
  const created = await aws.createUsagePlan({ ...settings, apiStages, quota: { limit: 10, period: 'DAY' } })
  expect(created).toEqual({ id: created.id, ...settings, apiStages, quota: { limit: 10, offset: 0, period: 'DAY' } })
  expect(await aws.getUsagePlan({ usagePlanId: created.id })).toEqual(created)
})

const negative = (limit: string) => `BadRequestException: Usage Plan throttle ${limit} limit must not be negative`

test.each([
  [{ name: ' ' }, 'BadRequestException: Usage Plan name cannot be blank'],
  [{ throttle: { burstLimit: -1 } }, negative('burst')],
  [{ throttle: { burstLimit: 1.5 } }, negative('burst')],
  [{ throttle: { rateLimit: -0.5 } }, negative('rate')],
  [{ quota: { limit: 0, period: 'DAY' as const } }, 'BadRequestException: Usage Plan quota limit must be greater than 0'],
  [{ quota: { limit: 1, offset: -1, period: 'DAY' as const } }, 'BadRequestException: Usage Plan quota offset must not be negative'],
  [{ apiStages: [{ apiId: 'abc' }] }, 'BadRequestException: Invalid API Stage {api: %s, stage: %s} specified for usageplan %s'],
])('a plan with %j is refused', async (settings, refusal) => {
  const { aws } = await trialServer()
  expect(await refusalOf(aws.createUsagePlan({ name: 'plan', ...settings }))).toBe(refusal)
  expect((await aws.getUsagePlans({})).items).toEqual([])
})

test('a plan is for stages that there are', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newStage(aws)
  expect(await refusalOf(aws.createUsagePlan({ name: 'plan', apiStages: [{ apiId: restApiId, stage: 'none' }], tags: { _custom_id_: 'mine' } }))).toBe(
    `NotFoundException: Invalid API Stage {api: ${restApiId}, stage: none} specified for usageplan mine`,
  )
})

test('plans are listed in pages and by their keys, as many as the quota allows', async () => {
  const { aws } = await trialServer({ limits: { usagePlans: 2 } })
  for (const id of ['a', 'b']) await newUsagePlan(aws, { tags: { _custom_id_: id } })
  const keyId = await newApiKey(aws)
  await aws.createUsagePlanKey({ usagePlanId: 'b', keyId, keyType: 'API_KEY' })
  const { items: first = [], position } = await aws.getUsagePlans({ limit: 1 })
  const { items: second = [], position: end } = await aws.getUsagePlans({ limit: 1, position })
  expect([...first, ...second].map(({ id, tags }) => [id, tags])).toEqual([
    ['a', undefined],
    ['b', undefined],
  ])
  expect(end).toBeUndefined()
  expect((await aws.getUsagePlans({ keyId })).items?.map(({ id }) => id)).toEqual(['b'])
  expect(await refusalOf(aws.createUsagePlan({ name: 'c' }))).toMatch(/^LimitExceededException: Maximum number of Usage Plans /)
})

test('a plan that a stage is in cannot be deleted; with one that is deleted goes what its keys have used', async () => {
  const { aws, context } = await trialServer()
  const { restApiId } = await newStage(aws)
  const usagePlanId = await newUsagePlan(aws, { apiStages: [{ apiId: restApiId, stage: 'prod' }] })
  await spendQuotas(context.counters, [{ usagePlanId, keyId: 'key', day: '2027-01-15', periodStart: '2027-01-15', limit: 5 }])
  expect(await refusalOf(aws.deleteUsagePlan({ usagePlanId }))).toBe(
    `BadRequestException: Cannot delete Usage Plan ${usagePlanId} because there are API Stages associated with it, including ${restApiId}:prod`,
  )
  await aws.updateUsagePlan({ usagePlanId, patchOperations: [{ op: 'remove', path: '/apiStages', value: `${restApiId}:prod` }] })
  await aws.deleteUsagePlan({ usagePlanId })
  expect((await aws.getUsagePlans({})).items).toEqual([])
  expect(await context.counters.list('')).toEqual(new Map())
})

test('a plan that is not there is said to be that', async () => {
  const { aws } = await trialServer()
  const refusal = 'NotFoundException: Invalid Usage Plan ID specified'
  expect(await refusalOf(aws.getUsagePlan({ usagePlanId: 'none' }))).toBe(refusal)
  expect(await refusalOf(aws.updateUsagePlan({ usagePlanId: 'none' }))).toBe(refusal)
  expect(await refusalOf(aws.deleteUsagePlan({ usagePlanId: 'none' }))).toBe(refusal)
})

const stagePath = '/apiStages/abc:prod/throttle'
const throttles = { '/pets/GET': { burstLimit: 1, rateLimit: 2 } }
const throttled = { op: 'add', path: stagePath, value: JSON.stringify(throttles) } as const
const methodPath = `${stagePath}/~1pets/GET`
const stages = (throttle?: object) => ({ apiStages: [{ apiId: 'abc', stage: 'prod', ...(throttle && { throttle }) }] })
const notNumber = (path: string) => `BadRequestException: Invalid patch value  'x' specified for path ${path}. Must be a number`
const noStage = (stage: string) => `NotFoundException: Invalid API Stage {api: abc, stage: ${stage}} specified for usageplan plan`
const quota = { op: 'add', path: '/quota/limit', value: '5' } as const

/** A number that may be added and replaced alike. */
function limit(path: string, gives: object, at = path) {
  const trial = { path: at, value: '7', gives, also: [{ value: 'x', refused: notNumber(at) }] }
  return { [`add ${path}`]: trial, [`replace ${path}`]: trial }
}

describePatches(
  usagePlanPatches,
  {
    'add /apiStages': {
      value: 'abc:test',
      gives: { apiStages: [...stages().apiStages, { apiId: 'abc', stage: 'test' }] },
      also: [
        { value: 'abc:prod', gives: stages() },
        { value: 'abc', refused: 'BadRequestException: Invalid API Stage specified' },
        { value: 'abc:none', refused: noStage('none') },
        { value: 'abc:none:more', refused: noStage('none') },
      ],
    },
    'remove /apiStages': {
      value: 'abc:prod',
      gives: { apiStages: [] },
      also: [
        { value: 'abc:test', refused: noStage('test') },
        { value: 'x', refused: 'BadRequestException: Invalid API Stage specified' },
      ],
    },
    'remove /quota': { before: [quota], gives: { quota: undefined } },
    'remove /throttle': { before: [{ op: 'add', path: '/throttle/rateLimit', value: '5' }], gives: { throttle: undefined } },
    'replace /name': { value: 'x', gives: { name: 'x' }, also: [{ value: '', refused: 'BadRequestException: Usage Plan name cannot be blank' }] },
    'replace /description': { value: 'x', gives: { description: 'x' } },
    'add /productCode': { value: 'x', gives: { productCode: 'x' } },
    'replace /productCode': { value: 'x', gives: { productCode: 'x' } },
    'remove /productCode': { before: [{ op: 'add', path: '/productCode', value: 'x' }], gives: { productCode: undefined } },
    ...limit('/quota/limit', { quota: { limit: 7, offset: 0, period: 'MONTH' } }),
    'add /quota/offset': {
      value: '2',
      before: [quota],
      gives: { quota: { limit: 5, offset: 2, period: 'MONTH' } },
      also: [{ value: '2', refused: 'BadRequestException: Usage Plan quota limit must be greater than 0' }],
    },
    'replace /quota/offset': { value: '2', before: [quota], gives: { quota: { limit: 5, offset: 2, period: 'MONTH' } } },
    'add /quota/period': { value: 'WEEK', before: [quota], gives: { quota: { limit: 5, offset: 0, period: 'WEEK' } } },
    'replace /quota/period': {
      value: 'DAY',
      before: [quota],
      gives: { quota: { limit: 5, offset: 0, period: 'DAY' } },
      also: [{ value: 'YEAR', before: [quota], refused: 'BadRequestException: Invalid quota period specified. Valid options are DAY,WEEK,MONTH' }],
    },
    ...limit('/throttle/burstLimit', { throttle: { burstLimit: 7 } }),
    ...limit('/throttle/rateLimit', { throttle: { rateLimit: 7 } }),
    'add /apiStages/{apidId:stageName}/throttle': {
      path: stagePath,
      value: throttled.value,
      gives: stages(throttles),
      also: [
        { value: '[]', refused: 'BadRequestException: Invalid API Stage throttle specified' },
        { value: '{"/pets/GET":{"rateLimit":-1}}', refused: negative('rate') },
      ],
    },
    'replace /apiStages/{apidId:stageName}/throttle': { path: stagePath, value: throttled.value, gives: stages(throttles) },
    'remove /apiStages/{apidId:stageName}/throttle': { path: stagePath, before: [throttled], gives: stages() },
    'remove /apiStages/{apidId:stageName}/throttle/{resourcePath}/{httpMethod}': { path: methodPath, before: [throttled], gives: stages() },
    ...limit(
      '/apiStages/{apidId:stageName}/throttle/{resourcePath}/{httpMethod}/rateLimit',
      stages({ '/pets/GET': { rateLimit: 7 } }),
      `${methodPath}/rateLimit`,
    ),
    ...limit(
      '/apiStages/{apidId:stageName}/throttle/{resourcePath}/{httpMethod}/burstLimit',
      stages({ '/pets/GET': { burstLimit: 7 } }),
      `${methodPath}/burstLimit`,
    ),
  },
  async () => {
    const { aws } = await trialServer()
    await newStages(aws, 'abc')
    const usagePlanId = await newUsagePlan(aws, { tags: { _custom_id_: 'plan' }, apiStages: [{ apiId: 'abc', stage: 'prod' }] })
    return { update: (patchOperations) => aws.updateUsagePlan({ usagePlanId, patchOperations }), read: () => aws.getUsagePlan({ usagePlanId }) }
  },
)

test('the slashes of a resource’s path may stay as they are, as Terraform sends them', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newStage(aws)
  const usagePlanId = await newUsagePlan(aws, { apiStages: [{ apiId: restApiId, stage: 'prod' }] })
  const path = `/apiStages/${restApiId}:prod/throttle//pets/{id}/GET/rateLimit`
  const { apiStages } = await aws.updateUsagePlan({ usagePlanId, patchOperations: [{ op: 'replace', path, value: '3' }] })
  expect(apiStages?.[0]?.throttle).toEqual({ '/pets/{id}/GET': { rateLimit: 3 } })
})

test('a path that a plan has not is refused by those that it has, in angle brackets', async () => {
  const { aws } = await trialServer()
  const usagePlanId = await newUsagePlan(aws)
  expect(await refusalOf(aws.updateUsagePlan({ usagePlanId, patchOperations: [{ op: 'remove', path: '/x' }] }))).toBe(
    "BadRequestException: Invalid patch path  '/x' specified for op 'remove'. Must be one of: [/apiStages, /quota, /throttle, /productCode, /apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>, /apiStages/<apidId:stageName>/throttle]",
  )
})
