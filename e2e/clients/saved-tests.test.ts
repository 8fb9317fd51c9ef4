import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateRestApiCommand,
  DeleteMethodCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateIntegrationResponseCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runFourbox } from '../fourbox-command.ts'
import { type RunningServer, startServer } from '../server.ts'

const folder = mkdtempSync(join(tmpdir(), 'fourbox-tests-'))
let server: RunningServer
let restApiId: string
let resourceId: string
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true })
})

/** An API whose `POST /` answers what its caller is called, from a template. */
beforeEach(async ({ task }) => {
  const client = server.client()
  ;({ id: restApiId = '' } = await client.send(new CreateRestApiCommand({ name: task.name })))
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }))
  resourceId = items[0]?.id ?? ''
  const method = { restApiId, resourceId, httpMethod: 'POST' }
  await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }))
  await client.send(new PutMethodResponseCommand({ ...method, statusCode: '200', responseParameters: { 'method.response.header.X-Kind': true } }))
  await client.send(
    new PutIntegrationCommand({
      ...method,
      type: 'MOCK',
      requestTemplates: { 'application/json': `{"statusCode": 200, "name": $input.json('$.name')}` },
    }),
  )
  await client.send(
    new PutIntegrationResponseCommand({
      ...method,
      statusCode: '200',
      responseParameters: { 'method.response.header.X-Kind': "'greeting'" },
      responseTemplates: { 'application/json': '{"hello": "world", "n": 1}' },
    }),
  )
})

/** Changes what the method answers. */
async function answerWith(template: string): Promise<void> {
  const patchOperations = [{ op: 'replace', path: '/responseTemplates/application~1json', value: template }] as const
  const address = { restApiId, resourceId, httpMethod: 'POST', statusCode: '200' }
  await server.client().send(new UpdateIntegrationResponseCommand({ ...address, patchOperations: [...patchOperations] }))
}

function fileOf(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const greeting = (api = '') => `fourboxTests: 1
${api === '' ? '' : `api: ${JSON.stringify(api)}\n`}tests:
  - name: a caller is greeted
    method: POST /
    request:
      headers: { Content-Type: application/json }
      body: { name: Ann }
    expect:
      status: 200
      headers: { X-Kind: greeting, X-Other: null }
      body:
        jsonPath: { $.hello: world }
      integrationRequestBody:
        json: { statusCode: 200, name: Ann }
`

test('saved tests run on the draft: they pass, and after a change they fail with what was expected and met, on the terminal and as JUnit', async ({ task }) => {
  const file = fileOf('greeting.yaml', greeting())
  expect(await runFourbox(server, 'test', restApiId, '--import', '--file', file)).toMatchObject({
    code: 0,
    output: `${task.name} (${restApiId}): 1 test saved\n`,
  })
  const passed = await runFourbox(server, 'test', restApiId)
  expect(passed.code).toBe(0)
  expect(passed.output).toMatch(/^passed {2}POST \/ {2}a caller is greeted \(\d+ ms\)\n1 tests, all passed\.\n$/)

  await answerWith('{"hello": "nobody"}')
  const junit = join(folder, 'junit.xml')
  const failed = await runFourbox(server, 'test', task.name, '--junit', junit)
  expect(failed.code).toBe(1)
  expect(failed.output).toContain('FAILED  POST /  a caller is greeted')
  expect(failed.output).toContain('body $.hello\n    expected: "world"\n    actual:   "nobody"\n')
  expect(failed.output).toContain('1 tests, 1 failed.')
  expect(readFileSync(junit, 'utf8')).toContain('body $.hello\n  expected: "world"\n  actual:   "nobody"</failure>')
  expect(readFileSync(junit, 'utf8')).toContain('<testsuites tests="1" failures="1" errors="0"')
})

test('tests in a folder run without being saved, on the API that each file names', async ({ task }) => {
  const below = join(folder, 'in-git', 'pets')
  mkdirSync(below, { recursive: true })
  writeFileSync(join(below, 'greeting.yaml'), greeting(task.name))
  writeFileSync(
    join(folder, 'in-git', 'gone.json'),
    JSON.stringify({ fourboxTests: 1, api: restApiId, tests: [{ name: 'x', method: 'GET /gone', expect: { status: 200 } }] }),
  )
  const { code, output } = await runFourbox(server, 'test', '--dir', join(folder, 'in-git'))
  expect(code).toBe(1)
  expect(output).toContain('FAILED  GET /gone  x: The API has no method "GET /gone"')
  expect(output).toContain('passed  POST /  a caller is greeted')
  expect(await runFourbox(server, 'test', restApiId)).toMatchObject({ code: 0, output: 'There are no tests.\n' })
})

test('what is saved is exported as the file that it came from, and outlives a restart', async ({ task }) => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'fourbox-kept-'))
  const first = await startServer({ dataFolder })
  const { id = '' } = await first.client().send(new CreateRestApiCommand({ name: task.name }))
  const { items = [] } = await first.client().send(new GetResourcesCommand({ restApiId: id }))
  await first.client().send(new PutMethodCommand({ restApiId: id, resourceId: items[0]?.id, httpMethod: 'POST', authorizationType: 'NONE' }))
  await runFourbox(first, 'test', id, '--import', '--file', fileOf('one.yaml', greeting()))
  const exported = await runFourbox(first, 'test', id, '--export', '-')
  await first.kill9()
  const second = await startServer({ dataFolder })
  const again = await runFourbox(second, 'test', id, '--export', '-')
  await second.stop()
  rmSync(dataFolder, { recursive: true })
  expect(again).toEqual(exported)
  expect(again.output).toContain(`fourboxTests: 1\napi: ${task.name}\ntests:\n  - name: a caller is greeted\n    method: POST /\n`)
})

test('a file that is wrong is refused by its name, line and member, and exit code 2', async () => {
  const wrong = fileOf('wrong.yaml', greeting().replace('status: 200\n', 'status: two hundred\n'))
  expect(await runFourbox(server, 'test', restApiId, '--file', wrong)).toMatchObject({
    code: 2,
    output: '',
    errors: `fourbox test: ${wrong}:9: tests[0].expect.status must be a whole number from 100 to 599\n`,
  })
  expect(await runFourbox(server, 'test', '--file', fileOf('whose.yaml', greeting()))).toMatchObject({
    code: 2,
    errors: expect.stringContaining('no API is given'),
  })
  expect(await runFourbox(server, 'test', 'nobody')).toMatchObject({ code: 2, errors: expect.stringContaining('There is no API') })
  expect(await runFourbox(server, 'test', 'one', 'two')).toMatchObject({ code: 2 })
})

test('only the tests of a method, or of a resource and what is below it, are run when that is asked', async () => {
  await runFourbox(server, 'test', restApiId, '--import', '--file', fileOf('some.yaml', greeting()))
  expect((await runFourbox(server, 'test', restApiId, '--method', 'POST /')).output).toContain('1 tests, all passed.')
  expect((await runFourbox(server, 'test', restApiId, '--resource', '/')).output).toContain('1 tests, all passed.')
  expect((await runFourbox(server, 'test', restApiId, '--resource', '/elsewhere')).output).toBe('There are no tests.\n')
})

test('a hostile name stands in no way: neither on the terminal nor in JUnit', async () => {
  const name = '<b>&"\u001b[31m\n]]>'
  const tests = [{ name, method: 'POST /', expect: { status: 500 } }]
  const junit = join(folder, 'hostile.xml')
  const { code, output } = await runFourbox(
    server,
    'test',
    restApiId,
    '--file',
    fileOf('hostile.json', JSON.stringify({ fourboxTests: 1, tests })),
    '--junit',
    junit,
  )
  expect(code).toBe(1)
  expect(output).toContain('FAILED  POST /  <b>&"\\u001b[31m\n  ]]>')
  expect(readFileSync(junit, 'utf8')).toContain('name="&lt;b&gt;&amp;&quot;�[31m&#10;]]&gt;"')
})

test('a method that is deleted takes its tests with it', async () => {
  await runFourbox(server, 'test', restApiId, '--import', '--file', fileOf('doomed.yaml', greeting()))
  await server.client().send(new DeleteMethodCommand({ restApiId, resourceId, httpMethod: 'POST' }))
  const answer = await fetch(`${server.controlOrigin}/_fourbox/tests/${restApiId}`, { headers: { 'x-fourbox-token': server.token } })
  expect(await answer.json()).toEqual({ item: [] })
})
