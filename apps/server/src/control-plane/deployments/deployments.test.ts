import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApi, newDeployment, newIntegration, newMethod, newStage } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer, trialStart } from '../../testing/trial-server.ts'
import { deploymentPatches } from './deployments.ts'

test('a deployment is the draft as it stands then', async () => {
  const { aws, context } = await trialServer()
  const address = await newIntegration(aws)
  const { restApiId } = address
  const deployment = await aws.createDeployment({ restApiId, description: 'first' })
  expect(deployment).toEqual({ id: deployment.id, description: 'first', createdDate: new Date(trialStart * 1000) })
  await aws.deleteMethod(address)
  const shown = await aws.getDeployment({ restApiId, deploymentId: deployment.id, embed: ['apisummary'] })
  expect(shown).toEqual({ ...deployment, apiSummary: { '/': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } } })
  expect(await aws.getDeployment({ restApiId, deploymentId: deployment.id })).toEqual(deployment)
  expect((await context.documents.list('stage')).items).toEqual([])
})

test('deployments are listed in pages, without their summaries', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newDeployment(aws)
  await aws.createDeployment({ restApiId })
  await newDeployment(aws)
  const { items: [first] = [], position } = await aws.getDeployments({ restApiId, limit: 1 })
  const { items: [second] = [], position: end } = await aws.getDeployments({ restApiId, limit: 1, position })
  expect(first?.id).not.toBe(second?.id)
  expect([first?.apiSummary, end]).toEqual([undefined, undefined])
})

test('an API is deployed when it has a method and every method an integration', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  expect(await refusalOf(aws.createDeployment({ restApiId }))).toBe("BadRequestException: The REST API doesn't contain any methods")
  const bare = await newMethod(aws)
  expect(await refusalOf(aws.createDeployment(bare))).toBe('BadRequestException: No integration defined for method')
})

test('a deployment with a stage’s name makes the stage, with what it says of it', async () => {
  const { aws, dataPlane } = await trialServer()
  const { restApiId } = await newIntegration(aws)
  const { id: deploymentId } = await aws.createDeployment({
    restApiId,
    stageName: 'prod',
    stageDescription: 'for all',
    variables: { color: 'red' },
    tracingEnabled: true,
    cacheClusterEnabled: true,
    cacheClusterSize: '1.6',
  })
  expect(await aws.getStage({ restApiId, stageName: 'prod' })).toMatchObject({
    deploymentId,
    description: 'for all',
    variables: { color: 'red' },
    tracingEnabled: true,
    cacheClusterEnabled: true,
    cacheClusterSize: '1.6',
  })
  // The workers have taken it over before the call is answered.
  expect(dataPlane.told).toEqual([`changed deployment ${restApiId}/${deploymentId}`, `changed stage ${restApiId}/prod`])
})

test('a deployment moves a stage that is there, and leaves of it what it does not name', async () => {
  const { aws, passTime } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  await aws.updateStage({ restApiId, stageName, patchOperations: [{ op: 'replace', path: '/variables/color', value: 'red' }] })
  passTime(5)
  const { id: deploymentId } = await aws.createDeployment({ restApiId, stageName })
  expect(await aws.getStage({ restApiId, stageName })).toMatchObject({
    deploymentId,
    variables: { color: 'red' },
    createdDate: new Date(trialStart * 1000),
    lastUpdatedDate: new Date((trialStart + 5) * 1000),
  })
})

test('a canary takes the deployments of its stage', async () => {
  const { aws } = await trialServer()
  const { restApiId, stageName, deploymentId: first } = await newStage(aws)
  const settings = { percentTraffic: 10, stageVariableOverrides: { color: 'blue' }, useStageCache: true }
  const { id: second } = await aws.createDeployment({ restApiId, stageName, canarySettings: settings })
  expect(await aws.getStage({ restApiId, stageName })).toMatchObject({ deploymentId: first, canarySettings: { deploymentId: second, ...settings } })
  const { id: third } = await aws.createDeployment({ restApiId, stageName })
  expect(await aws.getStage({ restApiId, stageName })).toMatchObject({ deploymentId: first, canarySettings: { deploymentId: third, ...settings } })
  await aws.createDeployment({ restApiId, stageName, canarySettings: {} })
  expect((await aws.getStage({ restApiId, stageName })).canarySettings).toMatchObject({ percentTraffic: 0, useStageCache: false })
})

test.each([
  [
    { canarySettings: {} },
    'BadRequestException: Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is null',
  ],
  [
    { canarySettings: {}, stageName: '' },
    'BadRequestException: Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is ',
  ],
  [
    { canarySettings: {}, stageName: 'none' },
    'BadRequestException: Invalid deployment content specified.Stage none must already be created before making a canary release deployment',
  ],
  [{ stageName: 'a b' }, 'BadRequestException: Stage name only allows a-zA-Z0-9_'],
  [{ stageName: 'prod', variables: { 'a-b': '' } }, 'BadRequestException: Invalid stage variable name: a-b.  Please use names with only word characters.'],
])('a deployment with %j is refused and leaves nothing', async (settings, refusal) => {
  const { aws } = await trialServer()
  const { restApiId } = await newIntegration(aws)
  expect(await refusalOf(aws.createDeployment({ restApiId, ...settings }))).toBe(refusal)
  expect((await aws.getDeployments({ restApiId })).items).toEqual([])
})

test('an API has as many stages as the quota allows, made by deployments too', async () => {
  const { aws } = await trialServer({ limits: { stagesPerApi: 1 } })
  const { restApiId } = await newStage(aws)
  expect(await refusalOf(aws.createDeployment({ restApiId, stageName: 'two' }))).toMatch(/^LimitExceededException: Maximum number of Stages /)
  await aws.createDeployment({ restApiId, stageName: 'prod' })
})

test('a deployment on which a stage or its canary stands cannot be deleted', async () => {
  const { aws } = await trialServer()
  const { restApiId, stageName, deploymentId } = await newStage(aws)
  const refusal = 'BadRequestException: Active stages pointing to this deployment must be moved or deleted'
  const { id: canary } = await aws.createDeployment({ restApiId, stageName, canarySettings: {} })
  const remove = (id: string | undefined) => aws.deleteDeployment({ restApiId, deploymentId: id })
  expect([await refusalOf(remove(deploymentId)), await refusalOf(remove(canary))]).toEqual([refusal, refusal])
  const { id: free } = await aws.createDeployment({ restApiId })
  await remove(free)
  expect(new Set((await aws.getDeployments({ restApiId })).items?.map(({ id }) => id))).toEqual(new Set([deploymentId, canary]))
})

test('what is not there is the deployment, or the API', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  const unknownApi = 'NotFoundException: Invalid API identifier specified 000000000000:none'
  for (const [address, refusal] of [
    [{ restApiId, deploymentId: 'none' }, 'NotFoundException: Invalid Deployment identifier specified'],
    [{ restApiId: 'none', deploymentId: 'none' }, unknownApi],
  ] as const) {
    expect(await refusalOf(aws.getDeployment(address))).toBe(refusal)
    expect(await refusalOf(aws.updateDeployment(address))).toBe(refusal)
    expect(await refusalOf(aws.deleteDeployment(address))).toBe(refusal)
  }
  expect(await refusalOf(aws.getDeployments({ restApiId: 'none' }))).toBe(unknownApi)
  expect(await refusalOf(aws.createDeployment({ restApiId: 'none' }))).toBe(unknownApi)
})

describePatches(
  deploymentPatches,
  {
    'replace /description': {
      value: 'x',
      gives: { description: 'x' },
      also: [{ value: '', before: [{ op: 'replace', path: '/description', value: 'x' }], gives: { description: undefined } }],
    },
  },
  async () => {
    const { aws } = await trialServer()
    const { restApiId, deploymentId } = await newDeployment(aws)
    return {
      update: (patchOperations) => aws.updateDeployment({ restApiId, deploymentId, patchOperations }),
      read: () => aws.getDeployment({ restApiId, deploymentId }),
    }
  },
)
