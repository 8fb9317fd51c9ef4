import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type APIGatewayClient,
  CreateDeploymentCommand,
  CreateUsagePlanCommand,
  ImportRestApiCommand,
  PutMethodResponseCommand,
  TagResourceCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runFourbox } from '../fourbox-command.ts'
import { type RunningServer, startServer } from '../server.ts'

const repository = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'fourbox-lint-'))
let server: RunningServer
let client: APIGatewayClient
beforeAll(async () => {
  server = await startServer()
  client = server.client()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

const keyed = {
  swagger: '2.0',
  info: { title: 'Keyed', version: '1' },
  securityDefinitions: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
  paths: {
    '/pets': {
      get: {
        security: [{ key: [] }],
        responses: { 200: { description: 'found' } },
        'x-amazon-apigateway-integration': { type: 'http', httpMethod: 'GET', uri: 'http://127.0.0.1/pets', responses: { default: { statusCode: '200' } } },
      },
    },
  },
}

const guard = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'custom',
  'x-amazon-apigateway-authorizer': {
    type: 'token',
    authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations',
  },
}

async function importApi(definition: object): Promise<string> {
  const { id = '' } = await client.send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(definition)) }))
  await client.send(new CreateDeploymentCommand({ restApiId: id, stageName: 'prod' }))
  return id
}

const lint = (...words: readonly string[]) => runFourbox(server, 'lint', ...words)

test('an API is linted with its stages and usage plans, and is silent once a plan has the stage', async () => {
  const id = await importApi(keyed)
  expect(await lint(id)).toEqual({
    code: 1,
    output: 'warning key-without-plan: Methods ask for an API key, and no usage plan has the stage prod.\nadvice local-address: GET /pets calls 127.0.0.1.\n',
    errors: '',
  })
  await client.send(new CreateUsagePlanCommand({ name: 'all', apiStages: [{ apiId: id, stage: 'prod' }] }))
  expect(await lint(id)).toMatchObject({ code: 0, output: 'advice local-address: GET /pets calls 127.0.0.1.\n' })
  expect(await lint(id, '--advice')).toMatchObject({ code: 1 })
  expect(await lint(id, '--off', 'local-address', '--advice')).toMatchObject({ code: 0, output: '' })
  await client.send(new TagResourceCommand({ resourceArn: `arn:aws:apigateway:us-east-1::/restapis/${id}`, tags: { 'fourbox:lint-off': 'local-address' } }))
  expect(await lint(id, '--advice', '--json')).toEqual({ code: 0, output: '[]\n', errors: '' })
})

test('a definition is linted before it is imported, and one that cannot be imported is refused', async () => {
  const file = join(folder, 'pets.json')
  writeFileSync(file, JSON.stringify({ ...keyed, paths: { '/pets': { get: { responses: { 200: { description: 'found' } } } } } }))
  expect(await lint(file)).toEqual({ code: 1, output: 'error missing-integration: GET /pets has no integration.\n', errors: '' })
  writeFileSync(file, '{"swagger": "2.0", "paths": {"/x": 5}}')
  expect(await lint(file)).toMatchObject({ code: 2, output: '', errors: 'Invalid OpenAPI input.\n' })
})

test('what a finding offers as its fix mends it', async () => {
  const id = await importApi({ ...keyed, paths: { '/pets': { get: { ...keyed.paths['/pets'].get, responses: {} } } } })
  const found: readonly { readonly rule: string; readonly fix?: { readonly operation: string; readonly input: object } }[] = JSON.parse(
    (await lint(id, '--json')).output,
  )
  const fix = found.find(({ rule }) => rule === 'missing-method-response')?.fix
  expect(fix).toMatchObject({ operation: 'PutMethodResponse', input: { httpMethod: 'GET', statusCode: '200' } })
  await client.send(new PutMethodResponseCommand({ restApiId: id, resourceId: '', httpMethod: '', statusCode: '', ...fix?.input }))
  expect((await lint(id)).output).not.toContain('missing-method-response')
})

test('names of strangers move no cursor, and a rule that is none is refused by name', async () => {
  const cursor = '\u001b[2J'
  const id = await importApi({ ...keyed, securityDefinitions: { [`guard${cursor}`]: guard, key: keyed.securityDefinitions.key } })
  const { output } = await lint(id, '--advice')
  expect(output).toContain('unused-authorizer: No method uses the authorizer guard')
  expect(output).not.toContain(cursor)
  expect(await lint('Keyed', '--off', 'unheard-of')).toMatchObject({ code: 2, errors: expect.stringContaining('"unheard-of" is none') })
})

test('the page about lint names every rule as the server tells it', async () => {
  const page = readFileSync(join(repository, 'docs/lint.md'), 'utf8')
  const answer = await fetch(`${server.controlOrigin}/_fourbox/lint-rules`, { headers: { 'x-fourbox-token': server.token } })
  expect(answer.status).toBe(200)
  const { item }: { item: readonly Record<'id' | 'severity' | 'title' | 'explanation', string>[] } = await answer.json()
  expect(item.length).toBeGreaterThan(20)
  for (const { id, severity, title, explanation } of item) expect(page).toContain(`| \`${id}\` | ${severity} | ${title} | ${explanation} |`)
})
