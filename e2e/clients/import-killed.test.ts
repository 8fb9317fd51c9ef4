import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { GetResourcesCommand, GetRestApisCommand, GetStagesCommand } from '@aws-sdk/client-api-gateway'
import { ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { expect, onTestFinished, test } from 'vitest'
import { lambdaClient } from '../functions.ts'
import { type RunningServer, startServer } from '../server.ts'
import { importStack } from '../stacks.ts'

/** A stack of many resources, so that there is a middle in which to be killed; all of them say which release they are of. */
function templateOf(release: string): object {
  const parts = Array.from({ length: 120 }, (_, n) => n)
  const ofApi = { RestApiId: { Ref: 'Api' } }
  return {
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: release } },
      Fn: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: `fn-${release}`,
          Role: 'arn:aws:iam::000000000000:role/r',
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Code: { ZipFile: 'exports.handler = async () => 1' },
        },
      },
      ...Object.fromEntries(
        parts.flatMap((n) => [
          [
            `Part${n}`,
            {
              Type: 'AWS::ApiGateway::Resource',
              Properties: { ...ofApi, ParentId: { 'Fn::GetAtt': 'Api.RootResourceId' }, PathPart: `${release}-${n}` },
            },
          ],
          [
            `Get${n}`,
            {
              Type: 'AWS::ApiGateway::Method',
              Properties: { ...ofApi, ResourceId: { Ref: `Part${n}` }, HttpMethod: 'GET', AuthorizationType: 'NONE', Integration: { Type: 'MOCK' } },
            },
          ],
        ]),
      ),
      Deployment: { Type: 'AWS::ApiGateway::Deployment', DependsOn: parts.map((n) => `Get${n}`), Properties: ofApi },
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { ...ofApi, DeploymentId: { Ref: 'Deployment' }, StageName: 'dev', Description: release } },
    },
  }
}

/** All that tells which release is there: names, counts and addresses of whatever the stack makes. */
async function whatIsThere(server: RunningServer): Promise<object> {
  const client = server.client()
  const { items: apis = [] } = await client.send(new GetRestApisCommand({}))
  const { Functions = [] } = await lambdaClient(server).send(new ListFunctionsCommand({}))
  const response = await fetch(`${server.controlOrigin}/_fourbox/stacks`, { headers: { 'x-fourbox-token': server.token } })
  const { item: stacks }: { readonly item: readonly { readonly stackName: string; readonly resources: number }[] } = await response.json()
  const parts = await Promise.all(
    apis.map(async ({ id: restApiId, name }) => {
      const { items = [] } = await client.send(new GetResourcesCommand({ restApiId, limit: 500 }))
      const { item = [] } = await client.send(new GetStagesCommand({ restApiId }))
      const methods = items.flatMap(({ resourceMethods = {} }) => Object.keys(resourceMethods))
      return {
        name,
        paths: items.map(({ path = '' }) => path).toSorted((a, b) => a.localeCompare(b)),
        methods: methods.length,
        stages: item.map(({ description }) => description),
      }
    }),
  )
  return { parts, functions: Functions.map(({ FunctionName }) => FunctionName), stacks: stacks.map(({ stackName, resources }) => [stackName, resources]) }
}

test('whoever is killed during an import has all of the stack after the start, or what was there before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-killed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const template = join(folder, 'shop.json')
  const dataFolder = join(folder, 'data')
  let server = await startServer({ dataFolder })
  onTestFinished(() => server.kill9())
  const nothing = await whatIsThere(server)

  /** Kills the server after that part of the time that an import takes; answers what is there after a new start. */
  const killed = async (release: string, afterMillis: number): Promise<object> => {
    writeFileSync(template, JSON.stringify(templateOf(release)))
    const importing = importStack(server, template).catch((error: unknown) => error)
    await pause(afterMillis)
    await server.kill9()
    await importing
    server = await startServer({ dataFolder, ports: server.ports })
    return whatIsThere(server)
  }

  const started = performance.now()
  writeFileSync(template, JSON.stringify(templateOf('one')))
  await importStack(server, template)
  const takes = performance.now() - started
  const one = await whatIsThere(server)
  expect(one).toMatchObject({ functions: ['fn-one'], stacks: [['shop', 244]] })
  // An update in the middle of which the server goes: replaced resources, a renamed API, another function.
  writeFileSync(template, JSON.stringify(templateOf('two')))
  await importStack(server, template)
  const two = await whatIsThere(server)
  const states = new Map<string, object>([
    ['one', one],
    ['two', two],
  ])
  let now = two
  for (const [release, part] of [
    ['one', 0.1],
    ['one', 0.5],
    ['two', 0.9],
  ] as const) {
    const after = await killed(release, takes * part)
    expect([now, states.get(release)]).toContainEqual(after)
    now = after
  }

  // A first import that is killed leaves all, or nothing.
  await fetch(`${server.controlOrigin}/_fourbox/stacks/shop`, { method: 'DELETE', headers: { 'x-fourbox-token': server.token } })
  expect(await whatIsThere(server)).toEqual(nothing)
  expect([nothing, one]).toContainEqual(await killed('one', takes * 0.4))
  await importStack(server, template)
  expect(await whatIsThere(server)).toEqual(one)
})
