import { expect, test } from 'vitest'
import { newApi, newDeployment, newStage, newUsagePlan } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer, trialStart } from '../../testing/trial-server.ts'

const started = new Date(trialStart * 1000)

test('a stage begins with AWS’s defaults', async () => {
  const { aws, dataPlane } = await trialServer()
  const { restApiId, deploymentId } = await newDeployment(aws)
  const stage = await aws.createStage({ restApiId, deploymentId, stageName: 'prod' })
  expect(stage).toEqual({
    stageName: 'prod',
    deploymentId,
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE',
    methodSettings: {},
    tracingEnabled: false,
    createdDate: started,
    lastUpdatedDate: started,
  })
  expect(await aws.getStage({ restApiId, stageName: 'prod' })).toEqual(stage)
  expect(dataPlane.told.at(-1)).toBe(`changed stage ${restApiId}/prod`)
})

test('a stage keeps every setting that it is created with', async () => {
  const { aws } = await trialServer()
  const { restApiId, deploymentId } = await newDeployment(aws)
  const { id: canary } = await aws.createDeployment({ restApiId })
  await aws.createDocumentationVersion({ restApiId, documentationVersion: 'v1' })
  const settings = {
    description: 'for all',
    variables: { color: 'red' },
    documentationVersion: 'v1',
    canarySettings: { deploymentId: canary, percentTraffic: 5, stageVariableOverrides: { color: 'blue' }, useStageCache: true },
    tracingEnabled: true,
    tags: { team: 'dogs' },
    cacheClusterEnabled: true,
    cacheClusterSize: '6.1',
  } as const
  expect(await aws.createStage({ restApiId, deploymentId, stageName: 'my-stage', ...settings })).toMatchObject({
    ...settings,
    cacheClusterStatus: 'CREATE_IN_PROGRESS',
  })
  expect((await aws.createStage({ restApiId, deploymentId, stageName: 'two', canarySettings: {} })).canarySettings).toEqual({
    deploymentId,
    percentTraffic: 0,
    useStageCache: false,
  })
})

test('a cache cluster is there after a moment', async () => {
  const { aws, passTime } = await trialServer()
  const { restApiId, deploymentId } = await newDeployment(aws)
  const status = async () => (await aws.getStage({ restApiId, stageName: 'prod' })).cacheClusterStatus
  await aws.createStage({ restApiId, deploymentId, stageName: 'prod', cacheClusterEnabled: true })
  expect(await status()).toBe('CREATE_IN_PROGRESS')
  passTime(2)
  expect(await status()).toBe('AVAILABLE')
})

const noVariable = 'BadRequestException: Invalid stage variable name: a-b.  Please use names with only word characters.'

test.each([
  [{ stageName: 'a b' }, 'BadRequestException: Stage name only allows a-zA-Z0-9_'],
  [{ stageName: 'x'.repeat(129) }, 'BadRequestException: Stage name only allows a-zA-Z0-9_'],
  [{ deploymentId: 'none' }, 'BadRequestException: Deployment id does not exist'],
  [{ canarySettings: { deploymentId: 'none' } }, 'BadRequestException: Deployment id does not exist'],
  [{ variables: { 'a-b': '' } }, noVariable],
  [{ canarySettings: { stageVariableOverrides: { 'a-b': '' } } }, noVariable],
  [
    { variables: { a: 'b%c' } },
    "BadRequestException: Invalid stage variable value: b%c.  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.",
  ],
  [
    { variables: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`v${index}`, ''])) },
    'BadRequestException: Stage variables limit exceeded. A stage can have at most 100 stage variables.',
  ],
])('a stage with %j is refused', async (settings, refusal) => {
  const { aws } = await trialServer()
  const { restApiId, deploymentId } = await newDeployment(aws)
  expect(await refusalOf(aws.createStage({ restApiId, deploymentId, stageName: 'prod', ...settings }))).toBe(refusal)
  expect((await aws.getStages({ restApiId })).item).toEqual([])
})

test('an API has one stage of a name, and as many as the quota allows', async () => {
  const { aws } = await trialServer({ limits: { stagesPerApi: 2 } })
  const { restApiId, deploymentId } = await newStage(aws)
  const create = (stageName: string) => aws.createStage({ restApiId, deploymentId, stageName })
  expect(await refusalOf(create('prod'))).toBe('ConflictException: Stage already exists')
  await create('two')
  expect(await refusalOf(create('three'))).toMatch(/^LimitExceededException: Maximum number of Stages /)
  // Another API has stages of its own.
  await newStage(aws)
})

test('stages are listed by their deployment', async () => {
  const { aws } = await trialServer()
  const { restApiId, deploymentId } = await newStage(aws)
  const { id: second } = await aws.createDeployment({ restApiId, stageName: 'two' })
  await newStage(aws)
  const names = async (id?: string) =>
    (await aws.getStages({ restApiId, ...(id !== undefined && { deploymentId: id }) })).item?.map(({ stageName }) => stageName)
  expect(await names()).toEqual(['prod', 'two'])
  expect(await names(deploymentId)).toEqual(['prod'])
  expect(await names(second)).toEqual(['two'])
})

test('a stage that is deleted leaves the usage plans, and its deployment stays', async () => {
  const { aws } = await trialServer()
  const { restApiId, stageName, deploymentId } = await newStage(aws)
  const { id: second } = await aws.createDeployment({ restApiId, stageName: 'two' })
  const usagePlanId = await newUsagePlan(aws, {
    apiStages: [
      { apiId: restApiId, stage: stageName },
      { apiId: restApiId, stage: 'two' },
    ],
  })
  await aws.deleteStage({ restApiId, stageName })
  expect((await aws.getStages({ restApiId })).item?.map((stage) => stage.stageName)).toEqual(['two'])
  expect((await aws.getUsagePlan({ usagePlanId })).apiStages).toEqual([{ apiId: restApiId, stage: 'two' }])
  expect(new Set((await aws.getDeployments({ restApiId })).items?.map(({ id }) => id))).toEqual(new Set([deploymentId, second]))
})

test('the caches of a stage are emptied in the workers', async () => {
  const { aws, dataPlane, context } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  await aws.flushStageCache({ restApiId, stageName })
  await aws.flushStageAuthorizersCache({ restApiId, stageName })
  expect(dataPlane.told.slice(-2)).toEqual([`changed flushedCache ${restApiId}/prod/responses`, `changed flushedCache ${restApiId}/prod/authorizers`])
  expect(await context.documents.get('flushedCache', `${restApiId}/prod/responses`)).toMatchObject({ restApiId, stageName, cache: 'responses' })
  await aws.deleteRestApi({ restApiId })
  expect(await context.documents.ids('flushedCache')).toEqual([])
})

test('with a stage its caches are emptied, so that one made anew under its name finds nothing', async () => {
  const { aws, dataPlane } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  await aws.deleteStage({ restApiId, stageName })
  const flushes = ['responses', 'authorizers'].map((cache) => `changed flushedCache ${restApiId}/${stageName}/${cache}`)
  expect(dataPlane.told).toEqual(expect.arrayContaining(flushes))
})

test.for([
  ['/cacheClusterSize', '1.6', 1],
  ['/cacheClusterEnabled', 'false', 1],
  ['/cacheClusterSize', '0.5', 0],
  ['/description', 'x', 0],
] as const)('%s %s of a stage that has a cache cluster empties its cache %i times', async ([path, value, times]) => {
  const { aws, dataPlane } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  const change = (...patchOperations: { op: 'replace'; path: string; value: string }[]) => aws.updateStage({ restApiId, stageName, patchOperations })
  const flushes = () => dataPlane.told.filter((told) => told === `changed flushedCache ${restApiId}/${stageName}/responses`)
  await change({ op: 'replace', path: '/cacheClusterEnabled', value: 'true' }, { op: 'replace', path: '/cacheClusterSize', value: '0.5' })
  expect(flushes()).toEqual([])
  await change({ op: 'replace', path, value })
  expect(flushes()).toHaveLength(times)
})

test('a changed stage says when it was changed', async () => {
  const { aws, passTime } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  passTime(7)
  const patchOperations = [{ op: 'replace', path: '/description', value: 'x' }] as const
  expect(await aws.updateStage({ restApiId, stageName, patchOperations: [...patchOperations] })).toMatchObject({
    createdDate: started,
    lastUpdatedDate: new Date((trialStart + 7) * 1000),
  })
})

test('what is not there is the stage, also where the API is not', async () => {
  const { aws, dataPlane } = await trialServer()
  const { restApiId } = await newApi(aws)
  const unknownApi = 'NotFoundException: Invalid API identifier specified 000000000000:none'
  const refusal = 'NotFoundException: Invalid stage identifier specified'
  for (const address of [
    { restApiId, stageName: 'none' },
    { restApiId: 'none', stageName: 'none' },
  ]) {
    expect(await refusalOf(aws.getStage(address))).toBe(refusal)
    expect(await refusalOf(aws.updateStage(address))).toBe(refusal)
    expect(await refusalOf(aws.deleteStage(address))).toBe(refusal)
    expect(await refusalOf(aws.flushStageCache(address))).toBe(refusal)
    expect(await refusalOf(aws.flushStageAuthorizersCache(address))).toBe(refusal)
  }
  expect(await refusalOf(aws.getStages({ restApiId: 'none' }))).toBe(unknownApi)
  expect(await refusalOf(aws.createStage({ restApiId: 'none', stageName: 'prod', deploymentId: 'x' }))).toBe(unknownApi)
  expect(dataPlane.told).toEqual([])
})
