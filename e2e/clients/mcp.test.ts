import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import {
  CreateApiKeyCommand,
  CreateDeploymentCommand,
  CreateDocumentationVersionCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  ImportRestApiCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { importExample } from '../furnished-api.ts'
import { entryPoint, type RunningServer, startServer } from '../server.ts'

let server: RunningServer
let pets: string
beforeAll(async () => {
  server = await startServer()
  pets = await importExample(server)
  await server.client().send(new CreateDeploymentCommand({ restApiId: pets, stageName: 'test' }))
})
afterAll(() => server.stop())

type Answer = Readonly<Record<string, unknown>>

interface Agent {
  readonly client: Client
  /** What a tool answers; fails with its text where it is an error. */
  readonly use: (name: string, input?: Answer) => Promise<Answer>
  /** What a tool that refuses says. */
  readonly refused: (name: string, input?: Answer) => Promise<{ readonly text: string; readonly told: unknown }>
}

/** An agent that has started `fourbox mcp` with the protocol's own client. */
async function agent(...options: readonly string[]): Promise<Agent> {
  const client = new Client({ name: 'agent', version: '1' })
  const args = [entryPoint, 'mcp', '--endpoint', server.controlOrigin, '--data', server.dataFolder, ...options]
  await client.connect(new StdioClientTransport({ command: process.execPath, args }))
  onTestFinished(() => client.close())
  const answerOf = async (name: string, input: Answer = {}) => {
    const { content, isError = false, structuredContent } = await client.callTool({ name, arguments: input })
    const [first]: readonly { readonly text?: string }[] = Array.isArray(content) ? content : []
    return { isError: isError === true, text: first?.text ?? '', told: structuredContent }
  }
  return {
    client,
    use: async (name, input) => {
      const { isError, text, told } = await answerOf(name, input)
      if (isError) throw new Error(text)
      // Who reads the text reads the same as who reads the values.
      expect(JSON.parse(text)).toEqual(told)
      return JSON.parse(text)
    },
    refused: async (name, input) => {
      const { isError, text, told } = await answerOf(name, input)
      expect(isError).toBe(true)
      return { text, told }
    },
  }
}

test('an agent builds an API, sees in a trace why it answers so, mends it, deploys it, and watches its calls', async () => {
  const { use } = await agent()
  const { id: restApiId } = await use('create_rest_api', { name: 'greetings' })
  const { items } = await use('get_resources', { restApiId })
  const [{ id: parentId = '' } = {}]: readonly { readonly id?: string }[] = Array.isArray(items) ? items : []
  const { id: resourceId } = await use('create_resource', { restApiId, parentId, pathPart: 'hello' })
  const method = { restApiId, resourceId, httpMethod: 'GET' }
  await use('put_method', { ...method, authorizationType: 'NONE' })
  await use('put_integration', { ...method, type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } })
  await use('put_method_response', { ...method, statusCode: '200' })

  expect(await use('test_invoke_method', method)).toMatchObject({
    status: 500,
    log: expect.stringContaining('No match for output mapping and no default output mapping configured'),
    trace: {
      stage: 'test-invoke-stage',
      status: 500,
      boxes: expect.arrayContaining([expect.objectContaining({ box: 'integration-response', outcome: 'failed' })]),
    },
  })
  expect(await use('lint_api', { restApiId })).toMatchObject({ item: [{ rule: 'missing-responses', severity: 'error' }] })

  await use('put_integration_response', { ...method, statusCode: '200', responseTemplates: { 'application/json': '{"hello": "world"}' } })
  expect(await use('test_invoke_method', method)).toMatchObject({ status: 200, body: '{"hello": "world"}' })
  await use('create_deployment', { restApiId, stageName: 'live' })
  expect(await use('get_undeployed_changes', { restApiId, stageName: 'live' })).toEqual({ item: [] })
  expect(await use('get_invoke_url', { restApiId, stageName: 'live' })).toEqual({
    invokeUrl: `http://${String(restApiId)}.execute-api.localhost:${server.ports.execute}/live`,
  })

  const watched = use('watch_calls', { restApiId, stage: 'live', limit: 1, seconds: 60 })
  const calling = callUntil(watched, server.invokeUrl(String(restApiId), 'live', '/hello'))
  expect(await watched).toMatchObject({ calls: [{ httpMethod: 'GET', path: '/hello', status: 200 }] })
  await calling
  const { item } = await use('list_calls', { restApiId, stage: 'live' })
  const [{ requestId = '' } = {}]: readonly { readonly requestId?: string }[] = Array.isArray(item) ? item : []
  expect(await use('get_trace', { requestId })).toMatchObject({ status: 200, stage: 'live', resourcePath: '/hello' })

  expect(await use('get_export', { restApiId, stageName: 'live', exportType: 'oas30', accepts: 'application/json' })).toMatchObject({
    body: expect.stringContaining('"/hello"'),
  })
  await use('delete_rest_api', { restApiId })
})

/** Calls until somebody who watches has seen it: when a watcher begins, only it knows. */
async function callUntil(seen: Promise<unknown>, url: string): Promise<void> {
  const settled = seen.then(
    () => true,
    () => true,
  )
  do await fetch(url)
  while (!(await Promise.race([settled, new Promise<false>((resolve) => void setTimeout(resolve, 50, false))])))
}

test('a definition is checked with its lines, linted, and imported', async () => {
  const { use, refused } = await agent()
  const definition = 'openapi: 3.0.1\ninfo: { title: shop, version: "1" }\npaths:\n  /a:\n    get: 5\n'
  expect(await use('check_definition', { definition })).toMatchObject({ problems: [{ severity: 'error', position: { line: 5 } }] })
  expect((await refused('import_rest_api', { body: definition })).text).toContain('BadRequestException')
  const mended = definition.replace('5\n', '{ responses: {} }\n')
  expect(await use('lint_definition', { definition: mended })).toMatchObject({ item: [{ rule: 'missing-integration' }] })
  const { id } = await use('import_rest_api', { body: mended })
  expect(await use('get_rest_api', { restApiId: id })).toMatchObject({ name: 'shop' })
})

test('an agent runs the saved tests of an API, and is told what they expected and met', async () => {
  const { use } = await agent()
  const tests = [
    { name: 'lists pets', method: 'GET /pets', expect: { status: 200 } },
    { name: 'answers a teapot', method: 'GET /', expect: { status: 418 } },
  ]
  const url = `${server.controlOrigin}/_fourbox/tests/${pets}`
  const saved = await fetch(url, { method: 'PUT', body: JSON.stringify({ tests }), headers: { 'x-fourbox-token': server.token } })
  expect(saved.status).toBe(200)
  expect(await use('get_saved_tests', { restApiId: pets })).toMatchObject({ item: [{ name: 'answers a teapot' }, { name: 'lists pets' }] })
  expect(await use('run_saved_tests', { restApiId: pets })).toMatchObject({
    passed: 1,
    failed: 1,
    outcomes: [{ name: 'answers a teapot', passed: false, checks: [{ what: 'status', expected: '418', actual: '200' }] }, { passed: true }],
  })
  expect(await use('run_saved_tests', { restApiId: pets, method: 'GET /pets' })).toMatchObject({ passed: 1, failed: 0 })
})

test('an error has AWS’s exception and words, and the member that is wrong', async () => {
  const { refused } = await agent()
  expect(await refused('get_rest_api', { restApiId: 'none' })).toEqual({
    text: 'NotFoundException: Invalid API identifier specified 000000000000:none',
    told: { exception: 'NotFoundException', message: 'Invalid API identifier specified 000000000000:none' },
  })
  expect((await refused('get_rest_api', { restapiId: pets })).text).toContain('Unknown parameter in input: "restapiId", must be one of: restApiId')
  expect((await refused('filter_log_events', { logGroupName: 'none' })).text).toBe('ResourceNotFoundException: The specified log group does not exist.')
})

test('read only, an agent reads and cannot write', async () => {
  const { client, use } = await agent('--read-only')
  const { tools } = await client.listTools()
  expect(tools.filter(({ annotations }) => annotations?.readOnlyHint !== true)).toEqual([])
  expect(await use('get_stages', { restApiId: pets })).toMatchObject({ item: [{ stageName: 'test' }] })
  await expect(client.callTool({ name: 'delete_rest_api', arguments: { restApiId: pets } })).rejects.toThrow('There is no tool "delete_rest_api"')
})

test('where no Fourbox runs, every tool says how to start one', async () => {
  const { refused } = await agent('--endpoint', 'http://localhost:1')
  expect((await refused('get_rest_apis')).text).toContain('No Fourbox answers at http://localhost:1')
})

test('nothing but the protocol stands on standard output, and it ends with its client', async () => {
  const child = spawn(process.execPath, [entryPoint, 'mcp', '--endpoint', server.controlOrigin, '--data', server.dataFolder])
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (output += piece))
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (errors += piece))
  const initialize = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'agent', version: '1' } }
  const messages = [
    { method: 'initialize', id: 1, params: initialize },
    { method: 'notifications/initialized' },
    { method: 'tools/list', id: 2 },
    { method: 'tools/call', id: 3, params: { name: 'get_rest_apis', arguments: {} } },
    { method: 'unheard/of', id: 4 },
  ]
  child.stdin.write(messages.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`).join('') + 'no JSON\n')
  const told = () => output.split('\n').filter((line) => line !== '')
  await expect.poll(() => told().length).toBe(4)
  child.stdin.end()
  const [code]: unknown[] = await once(child, 'close')
  expect(code).toBe(0)
  expect(told().map((line) => JSON.parse(line).jsonrpc)).toEqual(['2.0', '2.0', '2.0', '2.0'])
  expect(errors).toBe('')
})

const mock = {
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '{"key": "$context.identity.apiKey", "path": "$context.path"}' } } },
  },
  responses: { 200: { description: 'done' } },
}

test('the methods of a stage are tools: by operation name or verb and path, with what their parameters and models ask for', async () => {
  const aws = server.client()
  await aws.send(new CreateDocumentationVersionCommand({ restApiId: pets, documentationVersion: '1' }))
  const patchOperations = [{ op: 'replace' as const, path: '/documentationVersion', value: '1' }]
  await aws.send(new UpdateStageCommand({ restApiId: pets, stageName: 'test', patchOperations }))
  const { client, use, refused } = await agent('--api', 'PetStore', '--stage', 'test')
  const { tools } = await client.listTools()
  expect(tools.map(({ name }) => name).toSorted()).toEqual(['CreatePet', 'GetPet', 'get_pets', 'get_root'])
  expect(tools.find(({ name }) => name === 'GetPet')).toMatchObject({
    description: expect.stringMatching(/^GET \/pets\/\{petId\}\n./),
    inputSchema: { properties: { petId: { type: 'string' } }, required: ['petId'] },
    annotations: { readOnlyHint: true },
  })
  expect(tools.find(({ name }) => name === 'CreatePet')).toMatchObject({
    inputSchema: {
      properties: { body: { $ref: '#/$defs/NewPet' } },
      $defs: { NewPet: { type: 'object' }, PetType: { enum: ['dog', 'cat', 'fish', 'bird', 'gecko'] } },
    },
    annotations: { readOnlyHint: false },
  })
  expect(await use('GetPet', { petId: 1 })).toMatchObject({ status: 200, body: { id: 1, type: 'dog', price: 249.99 } })
  expect(await use('get_pets', { type: 'cat', page: '2' })).toMatchObject({ status: 200, body: expect.any(Array) })
  expect(await use('CreatePet', { body: { type: 'cat', price: 7 } })).toMatchObject({ status: 200, body: { pet: { type: 'cat', price: 7 } } })
  expect((await refused('GetPet', {})).text).toBe('ValidationException: petId must be a text')
  expect((await refused('GetPet', { petId: '..' })).text).toContain('petId must be a part of a path')
  expect((await refused('GetPet', { petId: '1', pet: '2' })).text).toContain('There is no "pet"; there are: petId')
})

test('names and words of strangers are bounded, a key is sent and not shown, and a later deployment is seen', async () => {
  const aws = server.client()
  const operation = (operationId: string, more: object = {}) => ({ ...mock, ...more, operationId })
  const definition = {
    swagger: '2.0',
    info: { title: 'hostile', version: '1' },
    securityDefinitions: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
    paths: {
      '/a/{proxy+}': { get: operation('same name'), post: operation('same/name') },
      '/b': { get: operation('x'.repeat(200), { security: [{ key: [] }] }), 'x-amazon-apigateway-any-method': mock },
    },
  }
  const { id: restApiId = '' } = await aws.send(new ImportRestApiCommand({ body: Buffer.from(JSON.stringify(definition)) }))
  await aws.send(new CreateDeploymentCommand({ restApiId, stageName: 's' }))
  const { id: keyId = '', value = '' } = await aws.send(new CreateApiKeyCommand({ name: 'agent', enabled: true }))
  const { id: usagePlanId = '' } = await aws.send(new CreateUsagePlanCommand({ name: 'agents', apiStages: [{ apiId: restApiId, stage: 's' }] }))
  await aws.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))

  const { client, use } = await agent('--api', restApiId, '--stage', 's', '--api-key', value)
  const names = async () => (await client.listTools()).tools.map(({ name }) => name)
  const long = 'x'.repeat(64)
  expect((await names()).toSorted()).toEqual(['any_b', 'same_name', 'same_name_2', long])
  expect(await use('same_name', { proxy: 'x y/z' })).toMatchObject({ status: 200, body: { path: '/s/a/x%20y/z' } })
  expect(await use('any_b', { httpMethod: 'PATCH' })).toMatchObject({ status: 200 })
  const keyed = await use(long)
  expect(keyed).toMatchObject({ status: 200, body: { path: '/s/b' } })
  expect(JSON.stringify(keyed)).not.toContain(value)
  expect(JSON.stringify(keyed)).toContain(`${'*'.repeat(value.length - 6)}${value.slice(-6)}`)

  const { client: stranger, refused } = await agent('--api', restApiId, '--stage', 's', '--read-only')
  expect(await refused(long)).toMatchObject({ told: { status: 403, body: { message: 'Forbidden' } } })
  expect((await stranger.listTools()).tools.every(({ annotations }) => annotations?.readOnlyHint === true)).toBe(true)

  const built = await agent()
  const { items } = await built.use('get_resources', { restApiId, embed: ['methods'] })
  const resources: readonly { readonly id?: string; readonly path?: string }[] = Array.isArray(items) ? items : []
  await built.use('delete_resource', { restApiId, resourceId: resources.find(({ path }) => path === '/b')?.id })
  await built.use('create_deployment', { restApiId, stageName: 's' })
  expect((await names()).toSorted()).toEqual(['same_name', 'same_name_2'])
})
