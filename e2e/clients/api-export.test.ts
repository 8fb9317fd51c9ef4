import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateApiKeyCommand,
  CreateDeploymentCommand,
  CreateDocumentationVersionCommand,
  CreateStageCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  GenerateClientCertificateCommand,
  ImportRestApiCommand,
  UpdateAccountCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { readApiState } from '../api-state.ts'
import { furnishApi } from '../furnished-api.ts'
import { startServer, type RunningServer } from '../server.ts'
import { copyProject, importStack } from '../stacks.ts'
import { buildWorld } from './operations/world.ts'

const repository = join(import.meta.dirname, '../..')
const petstore = join(repository, 'apps/server/src/petstore/petstore-definition.json')
const everything = join(repository, 'packages/openapi/cases/everything.json')
let server: RunningServer

beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const ways: Readonly<Record<string, () => Promise<string>>> = {
  'the PetStore': () => importDefinition(petstore),
  'an API of a definition with every extension': () => importDefinition(everything, { endpointConfigurationTypes: 'PRIVATE' }),
  'an API with stages, a canary, plans and keys': async () => surround(await importDefinition(petstore)),
  'an API that was made by hand': async () => (await furnishApi(server))['restApiId'] ?? '',
  'an API that every operation has worked on': async () => (await buildWorld(server.client()))('api'),
  ...Object.fromEntries(readdirSync(join(import.meta.dirname, '../projects')).map((project) => [`the ${project} project’s API`, () => importProject(project)])),
}

test.each(Object.entries(ways))('%s comes back the same by its CloudFormation template', async (_, make) => {
  const client = server.client()
  const restApiId = await make()
  const template = join(temporaryFolder(), 'template.json')
  writeFileSync(template, await exported(restApiId, 'cloudformation'))

  const before = await readApiState(client, restApiId)
  const { outputs, leftOut } = await importStack(server, template, { stackName: `copy-of-${restApiId}` })
  expect(leftOut).toEqual([])
  expect(outputs['ApiId']).not.toBe(restApiId)
  expect(await readApiState(client, outputs['ApiId'] ?? '')).toEqual(before)
})

async function exported(restApiId: string, format: 'cloudformation' | 'terraform'): Promise<string> {
  const response = await fetch(`${server.controlOrigin}/_fourbox/exports/${restApiId}/${format}`, { headers: { 'x-fourbox-token': server.token } })
  return response.text()
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-export-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function importDefinition(file: string, parameters: Readonly<Record<string, string>> = {}): Promise<string> {
  const { id = '' } = await server.client().send(new ImportRestApiCommand({ body: readFileSync(file), parameters }))
  return id
}

/** The one API of a project. */
async function importProject(project: string): Promise<string> {
  const { folder, remove } = copyProject(project)
  onTestFinished(remove)
  const { resources } = await importStack(server, folder, project === 'sam' ? { stackName: 'orders' } : {})
  return resources.find(({ type }) => type === 'AWS::ApiGateway::RestApi')?.physicalId ?? ''
}

/** Gives an API all that stands around one, with settings that are not the usual ones. */
async function surround(restApiId: string): Promise<string> {
  const client = server.client()
  await client.send(
    new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: 'arn:aws:iam::000000000000:role/logs' }] }),
  )
  await client.send(new CreateDocumentationVersionCommand({ restApiId, documentationVersion: '1.0' }))
  const { id: deploymentId = '' } = await client.send(new CreateDeploymentCommand({ restApiId }))
  await client.send(new CreateStageCommand({ restApiId, deploymentId, stageName: 'dev' }))
  const { id: newer = '' } = await client.send(new CreateDeploymentCommand({ restApiId }))
  await client.send(
    new CreateStageCommand({
      restApiId,
      deploymentId,
      stageName: 'prod-1',
      description: 'What ${everybody} calls',
      documentationVersion: '1.0',
      cacheClusterEnabled: true,
      cacheClusterSize: '1.6',
      tracingEnabled: true,
      variables: { alias: 'live', url: 'https://example.com/?a=b' },
      canarySettings: { deploymentId: newer, percentTraffic: 12.5, stageVariableOverrides: { alias: 'next' }, useStageCache: true },
      tags: { team: 'pets' },
    }),
  )
  const { clientCertificateId = '' } = await client.send(new GenerateClientCertificateCommand({ description: 'Of prod', tags: { team: 'pets' } }))
  const settings = {
    '/*/*/throttling/rateLimit': '7.5',
    '/*/*/logging/loglevel': 'INFO',
    '/*/*/metrics/enabled': 'true',
    '/~1/GET/caching/ttlInSeconds': '60',
    '/~1/GET/caching/dataEncrypted': 'true',
    '/accessLogSettings/destinationArn': 'arn:aws:logs:us-east-1:000000000000:log-group:calls',
    '/accessLogSettings/format': '$context.requestId ${x} $context.status',
    '/clientCertificateId': clientCertificateId,
  }
  await client.send(
    new UpdateStageCommand({
      restApiId,
      stageName: 'prod-1',
      patchOperations: Object.entries(settings).map(([path, value]) => ({ op: 'replace', path, value })),
    }),
  )
  const { id: usagePlanId } = await client.send(
    new CreateUsagePlanCommand({
      name: 'gold ${plan}',
      description: 'For partners',
      throttle: { burstLimit: 3, rateLimit: 1.5 },
      quota: { limit: 10, offset: 1, period: 'WEEK' },
      apiStages: [
        { apiId: restApiId, stage: 'prod-1', throttle: { '/*/*': { burstLimit: 2, rateLimit: 0.5 } } },
        { apiId: restApiId, stage: 'dev' },
      ],
      tags: { team: 'pets' },
    }),
  )
  for (const [name, enabled] of [
    ['one', true],
    ['two', false],
  ] as const) {
    const { id: keyId } = await client.send(new CreateApiKeyCommand({ name, enabled, description: `Key ${name}`, customerId: 'c-1', tags: { of: name } }))
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
  }
  return restApiId
}
