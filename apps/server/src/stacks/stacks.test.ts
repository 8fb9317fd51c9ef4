import { describe, expect, test } from 'vitest'
import { sourceOf, trialStacks } from '../testing/trial-stacks.ts'

const api = { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'Shop' } }
const root = { 'Fn::GetAtt': ['Api', 'RootResourceId'] }
const ofApi = { RestApiId: { Ref: 'Api' } }

function resource(pathPart: string) {
  return { Type: 'AWS::ApiGateway::Resource', Properties: { ...ofApi, ParentId: root, PathPart: pathPart } }
}

function mock(resourceId: string, status = 200) {
  return {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      ...ofApi,
      ResourceId: { Ref: resourceId },
      HttpMethod: 'GET',
      AuthorizationType: 'NONE',
      MethodResponses: [{ StatusCode: status }],
      Integration: {
        Type: 'MOCK',
        RequestTemplates: { 'application/json': '{"statusCode": 200}' },
        IntegrationResponses: [{ StatusCode: status, ResponseTemplates: { 'application/json': '[]' } }],
      },
    },
  }
}

const deployment = { Type: 'AWS::ApiGateway::Deployment', DependsOn: 'GetItems', Properties: { ...ofApi } }
const stage = { Type: 'AWS::ApiGateway::Stage', Properties: { ...ofApi, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } }

const shop = {
  Resources: { Api: api, Items: resource('items'), GetItems: mock('Items'), Deployment: deployment, Stage: stage },
  Outputs: { Url: { Value: { 'Fn::Sub': 'https://${Api}.execute-api.${AWS::Region}.amazonaws.com/${Stage}/items' } } },
}

describe('a stack', () => {
  test('is made in the order of its dependencies, and says its outputs', async () => {
    const { apply, aws } = await trialStacks()
    const { actions, physicalIds, values } = await apply(shop)
    expect(actions).toEqual({ Api: 'created', Items: 'created', GetItems: 'created', Deployment: 'created', Stage: 'created' })
    const restApiId = physicalIds['Api'] ?? ''
    expect(values).toEqual({ Url: `https://${restApiId}.execute-api.us-east-1.amazonaws.com/prod/items` })
    expect(await aws.getStage({ restApiId, stageName: 'prod' })).toMatchObject({
      deploymentId: physicalIds['Deployment'],
      tags: { 'aws:cloudformation:stack-name': 'shop', 'aws:cloudformation:logical-id': 'Stage' },
    })
    expect(await aws.getMethod({ restApiId, resourceId: physicalIds['Items'], httpMethod: 'GET' })).toMatchObject({
      methodResponses: { 200: { statusCode: '200' } },
      methodIntegration: { type: 'MOCK', integrationResponses: { 200: { responseTemplates: { 'application/json': '[]' } } } },
    })
  })

  test('is told its own id by AWS::StackId, at its first import and at each update', async () => {
    const { apply, context } = await trialStacks()
    const telling = { ...shop, Outputs: { Id: { Value: { Ref: 'AWS::StackId' } } } }
    const first = await apply(telling)
    expect(first.values['Id']).toBe((await context.documents.get('stack', 'shop'))?.stackId)
    const again = await apply({ ...telling, Resources: { ...shop.Resources, Other: resource('other') } })
    expect(again.values).toEqual(first.values)
  })

  test('that is imported again as it was changes nothing, and writes nothing', async () => {
    const { apply, dataPlane } = await trialStacks()
    const first = await apply(shop)
    const told = dataPlane.told.length
    const { actions, physicalIds } = await apply(shop)
    expect(new Set(Object.values(actions))).toEqual(new Set(['unchanged']))
    expect(physicalIds).toEqual(first.physicalIds)
    expect(dataPlane.told).toHaveLength(told)
  })

  test('is updated where it changed, keeps its ids, and is not deployed for that', async () => {
    const { apply, aws } = await trialStacks()
    const first = await apply(shop)
    const restApiId = first.physicalIds['Api'] ?? ''
    const changed = {
      ...shop,
      Resources: { ...shop.Resources, Api: { ...api, Properties: { Name: 'Store', Description: 'All there is' } }, GetItems: mock('Items', 204) },
    }
    const { actions, physicalIds } = await apply(changed)
    expect(actions).toEqual({ Api: 'updated', Items: 'unchanged', GetItems: 'updated', Deployment: 'unchanged', Stage: 'unchanged' })
    expect(physicalIds).toEqual(first.physicalIds)
    expect(await aws.getRestApi({ restApiId })).toMatchObject({ name: 'Store', description: 'All there is' })
    expect((await aws.getDeployments({ restApiId })).items).toHaveLength(1)
  })

  test('is deployed all the same where that is asked for and something changed', async () => {
    const { apply, aws } = await trialStacks()
    const first = await apply(shop)
    const restApiId = first.physicalIds['Api'] ?? ''
    expect((await apply(shop, { redeploy: true })).actions).toMatchObject({ Deployment: 'unchanged', Stage: 'unchanged' })
    const changed = { ...shop, Resources: { ...shop.Resources, GetItems: mock('Items', 204) } }
    const { actions, physicalIds } = await apply(changed, { redeploy: true })
    expect(actions).toMatchObject({ GetItems: 'updated', Deployment: 'replaced', Stage: 'updated' })
    expect((await aws.getDeployments({ restApiId })).items?.map(({ id }) => id)).toEqual([physicalIds['Deployment']])
    expect((await aws.getStage({ restApiId, stageName: 'prod' })).deploymentId).toBe(physicalIds['Deployment'])
  })

  test('replaces what cannot be updated, and deletes what its template has no longer', async () => {
    const { apply, aws } = await trialStacks()
    const first = await apply({ ...shop, Resources: { ...shop.Resources, Other: resource('other') } })
    const restApiId = first.physicalIds['Api'] ?? ''
    const { actions, physicalIds } = await apply({ ...shop, Resources: { ...shop.Resources, Items: resource('things') } })
    expect(actions).toMatchObject({ Api: 'unchanged', Items: 'replaced', GetItems: 'replaced', Other: 'deleted' })
    expect((await aws.getResources({ restApiId })).items?.map(({ path }) => path).toSorted()).toEqual(['/', '/things'])
    expect((await aws.getMethod({ restApiId, resourceId: physicalIds['Items'], httpMethod: 'GET' })).httpMethod).toBe('GET')
  })

  test('that is refused half-way leaves everything as it was, and says which resource it was', async () => {
    const { apply, aws, context } = await trialStacks()
    const before = await apply(shop)
    const broken = { ...mock('Items'), Properties: { ...mock('Items').Properties, AuthorizationType: 'CUSTOM' } }
    const refused = apply({ ...shop, Resources: { ...shop.Resources, Api: { ...api, Properties: { Name: 'Lost' } }, GetItems: broken } })
    await expect(refused).rejects.toThrow(/^template\.json:\d+: \[GetItems\] AWS::ApiGateway::Method: .*authorizer/i)
    expect((await aws.getRestApis({})).items?.map(({ name }) => name)).toEqual(['Shop'])
    expect(Object.keys((await context.documents.get('stack', 'shop'))?.resources ?? {})).toEqual(Object.keys(before.actions))
  })

  test('that wants logs of an account without a role is told what would help', async () => {
    const { apply } = await trialStacks()
    const logged = { ...stage, Properties: { ...stage.Properties, MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO' }] } }
    await expect(apply({ Resources: { ...shop.Resources, Stage: logged } })).rejects.toThrow(
      /CloudWatch Logs role ARN must be set in account settings to enable logging\nAny role will do here/,
    )
  })

  test('that is refused at its first import leaves nothing', async () => {
    const { apply, context } = await trialStacks()
    await expect(apply({ Resources: { Api: api, Items: resource('a b') } })).rejects.toThrow('[Items]')
    expect(await context.documents.ids('restApi')).toEqual([])
    expect(await context.documents.ids('stack')).toEqual([])
  })

  test('is compared with a template without anything being done', async () => {
    const { apply, compare, context } = await trialStacks()
    expect((await compare(shop)).actions).toMatchObject({ Api: 'created', Stage: 'created' })
    expect(await context.documents.ids('restApi')).toEqual([])
    await apply(shop)
    const { GetItems: _gone, ...rest } = { ...shop.Resources, Deployment: { ...deployment, DependsOn: 'Items' } }
    expect((await compare({ ...shop, Resources: rest })).actions).toMatchObject({ GetItems: 'deleted', Api: 'unchanged' })
    expect((await compare(shop)).actions).toMatchObject({ GetItems: 'unchanged' })
  })

  test('is deleted with all that it holds, but for what is to be retained', async () => {
    const { apply, stacks, context } = await trialStacks()
    await apply({ ...shop, Resources: { ...shop.Resources, Kept: { ...api, DeletionPolicy: 'Retain' } } })
    const deleted = await stacks.deleteStack('shop')
    expect(deleted?.resources.find(({ logicalId }) => logicalId === 'Kept')?.action).toBe('retained')
    expect((await context.documents.list('restApi')).items).toHaveLength(1)
    expect(await context.documents.ids('stage')).toEqual([])
    expect(await context.documents.ids('stack')).toEqual([])
    expect(await stacks.deleteStack('shop')).toBeUndefined()
  })

  test('that is called as its file is not put in the place of another project’s, unless that is asked for', async () => {
    const { apply, stacks, aws } = await trialStacks()
    const named = (source: string) => ({ source, sources: [{ ...sourceOf(shop), isNamedByFile: true as const }] })
    await apply(shop, named('/a/template.json'))
    expect(await apply(shop, named('/a/template.json'))).toMatchObject({ actions: { Api: 'unchanged' } })
    await expect(apply(shop, named('/b/template.json'))).rejects.toThrow(
      'The stack shop was imported from /a/template.json. Give the one of /b/template.json a name',
    )
    expect((await aws.getRestApis({})).items).toHaveLength(1)
    expect(await apply(shop, { ...named('/b/template.json'), stackName: 'other' })).toMatchObject({ stack: 'other', actions: { Api: 'created' } })
    expect(await apply(shop, { ...named('/b/template.json'), stackName: 'shop' })).toMatchObject({ stack: 'shop', actions: { Api: 'unchanged' } })
    await stacks.deleteStack('other')
  })

  test('makes again what somebody has deleted by hand', async () => {
    const { apply, aws } = await trialStacks()
    const { physicalIds } = await apply(shop)
    await aws.deleteStage({ restApiId: physicalIds['Api'], stageName: 'prod' })
    expect((await apply(shop)).actions).toMatchObject({ Api: 'unchanged', Stage: 'created' })
  })
})

describe('several stacks', () => {
  const exporting = { Resources: { Api: api }, Outputs: { Id: { Value: { Ref: 'Api' }, Export: { Name: 'ShopApi' } } } }
  const importing = {
    Resources: { Plan: { Type: 'AWS::ApiGateway::UsagePlan', Properties: { Description: { 'Fn::ImportValue': 'ShopApi' } } } },
  }

  test('take what another exports, which then can neither go nor change', async () => {
    const { apply, stacks, aws } = await trialStacks()
    const { physicalIds } = await apply(exporting)
    await apply(importing, { stackName: 'plans' })
    expect((await aws.getUsagePlans({})).items?.[0]?.description).toBe(physicalIds['Api'])
    await expect(stacks.deleteStack('shop')).rejects.toThrow('Export ShopApi cannot be deleted as it is in use by plans')
    await expect(apply({ Resources: { Api: api } })).rejects.toThrow('Export ShopApi cannot be deleted as it is in use by plans')
    await expect(apply(exporting, { stackName: 'again' })).rejects.toThrow('Export with name ShopApi is already exported by stack shop')
  })

  test('that own the same domain name are told apart: the second one is refused by the name of the first', async () => {
    const { apply } = await trialStacks()
    const domain = {
      Resources: {
        Domain: {
          Type: 'AWS::ApiGateway::DomainName',
          Properties: { DomainName: 'shop.example.com', CertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/a' },
        },
      },
    }
    await apply(domain)
    await expect(apply(domain, { stackName: 'other' })).rejects.toThrow(
      /\[Domain\].*shop\.example\.com already exists in stack arn:aws:cloudformation:us-east-1:000000000000:stack\/shop\//,
    )
  })
})
