import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { readApiState } from '../api-state.ts'
import { furnishApi } from '../furnished-api.ts'
import { startServer, type RunningServer } from '../server.ts'
import { copyProject, importStack } from '../stacks.ts'
import { surroundApi } from '../surrounded-api.ts'
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
  'an API with stages, a canary, plans and keys': async () => surroundApi(server.client(), await importDefinition(petstore)),
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
