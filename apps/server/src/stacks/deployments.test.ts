import type { JsonObject } from '@fourbox/cloudformation'
import { expect, test } from 'vitest'
import { trialStacks } from '../testing/trial-stacks.ts'

const mock = { 'x-amazon-apigateway-integration': { type: 'mock' }, responses: {} }
const definition = (...paths: readonly string[]) => ({
  openapi: '3.0.1',
  info: { title: 'Title', version: '1' },
  paths: Object.fromEntries(paths.map((path) => [path, { get: mock }])),
})
const withBody = (Body: JsonObject, more: JsonObject = {}) => ({ Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body, ...more } } } })

test('an API of a definition has the name beside it, else its title, and loses what leaves the definition', async () => {
  const { apply, aws } = await trialStacks()
  const { physicalIds } = await apply(withBody(definition('/a', '/b'), { BinaryMediaTypes: ['image/png'] }))
  const restApiId = physicalIds['Api'] ?? ''
  expect((await aws.getRestApi({ restApiId })).name).toBe('Title')
  const changed = await apply(withBody(definition('/b', '/c'), { Name: 'Shop', BinaryMediaTypes: ['image/png'] }))
  expect([changed.actions, changed.physicalIds]).toEqual([{ Api: 'updated' }, physicalIds])
  expect(await aws.getRestApi({ restApiId })).toMatchObject({ name: 'Shop', binaryMediaTypes: ['image/png'] })
  expect((await aws.getResources({ restApiId })).items?.map(({ path }) => path).toSorted()).toEqual(['/', '/b', '/c'])
  await apply(withBody(definition('/d'), { Name: 'Shop', Mode: 'merge' }))
  expect((await aws.getResources({ restApiId })).items?.map(({ path }) => path).toSorted()).toEqual(['/', '/b', '/c', '/d'])
})

test('a deployment under a new logical id takes over the stage of the old one, which goes', async () => {
  const { apply, aws } = await trialStacks()
  const api = { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: definition('/a') } }
  const deployment = { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'dev' } }
  const { physicalIds } = await apply({ Resources: { Api: api, Deployment1: deployment } })
  const { actions, physicalIds: then } = await apply({ Resources: { Api: api, Deployment2: deployment } })
  expect(actions).toEqual({ Api: 'unchanged', Deployment2: 'created', Deployment1: 'deleted' })
  const restApiId = physicalIds['Api'] ?? ''
  expect((await aws.getStage({ restApiId, stageName: 'dev' })).deploymentId).toBe(then['Deployment2'])
  expect((await aws.getDeployments({ restApiId })).items?.map(({ id }) => id)).toEqual([then['Deployment2']])
})

test('a template of 500 resources is imported, and imported again without a change', async () => {
  const { apply } = await trialStacks({ limits: { resourcesPerApi: 1000 } })
  const resources = Array.from({ length: 498 }, (_each, index) => [
    `Resource${index}`,
    {
      Type: 'AWS::ApiGateway::Resource',
      Properties: { RestApiId: { Ref: 'Api' }, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: `item${index}` },
    },
  ])
  const template = {
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'Large' } },
      Key: { Type: 'AWS::ApiGateway::ApiKey' },
      ...Object.fromEntries(resources),
    },
  }
  expect((await apply(template)).resources).toHaveLength(500)
  expect(new Set(Object.values((await apply(template)).actions))).toEqual(new Set(['unchanged']))
})

test('a canary that a deployment has begun ends with it', async () => {
  const { apply, stacks, context, aws } = await trialStacks()
  const ofApi = { RestApiId: { Ref: 'Api' } }
  const template = {
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'Shop' } },
      Get: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          ...ofApi,
          ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
          HttpMethod: 'GET',
          AuthorizationType: 'NONE',
          Integration: { Type: 'MOCK' },
        },
      },
      First: { Type: 'AWS::ApiGateway::Deployment', DependsOn: 'Get', Properties: ofApi },
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { ...ofApi, DeploymentId: { Ref: 'First' }, StageName: 'prod' } },
    },
  }
  const canary = {
    Type: 'AWS::ApiGateway::Deployment',
    DependsOn: 'Stage',
    Properties: { ...ofApi, StageName: 'prod', DeploymentCanarySettings: { PercentTraffic: 50 } },
  }
  const { physicalIds } = await apply({ Resources: { ...template.Resources, Canary: canary } })
  const stage = { restApiId: physicalIds['Api'] ?? '', stageName: 'prod' }
  expect((await aws.getStage(stage)).canarySettings).toMatchObject({ deploymentId: physicalIds['Canary'], percentTraffic: 50 })
  await apply(template)
  expect(await aws.getStage(stage)).not.toHaveProperty('canarySettings')
  await apply({ Resources: { ...template.Resources, Canary: canary } })
  await stacks.deleteStack('shop')
  expect((await context.documents.list('restApi')).items).toEqual([])
})
