import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { join } from 'node:path'
import { CreateDeploymentCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway'
import { CreateFunctionCommand, InvokeCommand } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { lambdaClient, zipOf } from '../functions.ts'
import { sendRaw } from '../raw-http.ts'
import { installPackage, nodeOf, packPackage } from '../package/installed-package.ts'
import { startServer } from '../server.ts'

let tarball: string
let folder: string
beforeAll(() => {
  tarball = packPackage()
  folder = installPackage(tarball)
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))

describe.for([22, 24, 26])('the package, installed from its tarball, on Node %s', (major) => {
  test('serves the console, the PetStore and a function', async ({ skip }) => {
    const node = nodeOf(major)
    if (node === undefined) return skip(`Node ${major} cannot be had here`)
    const server = await startServer({ program: { node, entryPoint: join(folder, 'node_modules/fourbox/dist/fourbox.js') } })
    try {
      const page = await (await fetch(server.controlOrigin)).text()
      const [, script = ''] = /<script type="module"[^>]* src="([^"]+)"/.exec(page) ?? []
      expect((await fetch(new URL(script, server.controlOrigin))).headers.get('content-type')).toContain('text/javascript')

      const definition = await fetch(`${server.controlOrigin}/_fourbox/petstore.json`, { headers: { 'x-fourbox-token': server.token } })
      const client = server.client()
      const { id: restApiId = '' } = await client.send(new ImportRestApiCommand({ body: new Uint8Array(await definition.arrayBuffer()) }))
      await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test' }))
      const pet = await fetch(server.invokeUrl(restApiId, 'test', '/pets/1'))
      expect([pet.status, await pet.json()]).toEqual([200, { id: 1, type: 'dog', price: 249.99 }])

      const lambda = lambdaClient(server)
      const ZipFile = await zipOf({ 'index.mjs': 'export const handler = async ({ name }) => `Hello, ${name}`' })
      await lambda.send(
        new CreateFunctionCommand({
          FunctionName: 'hello',
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Role: 'arn:aws:iam::000000000000:role/r',
          Code: { ZipFile },
        }),
      )
      await expect
        .poll(() => lambda.send(new InvokeCommand({ FunctionName: 'hello', Payload: '{"name":"Ada"}' })).then(({ Payload }) => Payload?.transformToString()))
        .toBe('"Hello, Ada"')
      expect(server.errors()).toBe('')
    } finally {
      expect(await server.stop()).toBe(0)
    }
  })
})

test('on an older Node it ends with one line that says which it needs', ({ skip }) => {
  const node = nodeOf(20)
  if (node === undefined) return skip('Node 20 cannot be had here')
  const { status, stdout, stderr } = spawnSync(node, [join(folder, 'node_modules/fourbox/dist/fourbox.js'), 'start'], { encoding: 'utf8' })
  expect([status, stdout, stderr]).toEqual([1, '', expect.stringMatching(/^Fourbox needs Node\.js 22 or later; this is 20\.[\d.]+, .+\n$/)])
})

const definition = `openapi: 3.0.1
info: { title: greetings, version: '1' }
paths:
  /hello:
    get:
      responses: { '200': { description: a greeting } }
      x-amazon-apigateway-integration:
        type: mock
        requestTemplates: { application/json: '{"statusCode": 200}' }
        responses: { default: { statusCode: '200', responseTemplates: { application/json: '{"hello": "$stageVariables.name"}' } } }
`

describe('in somebody’s tests', () => {
  beforeAll(() => writeFileSync(join(folder, 'greetings.yaml'), definition))

  test('ten are started at once, each with a definition deployed, and leave nothing behind', async () => {
    const { output } = await run(`
      import { existsSync } from 'node:fs'
      import { startFourbox } from 'fourbox'
      const started = await Promise.all(Array.from({ length: 10 }, () => startFourbox({ import: [{ path: 'greetings.yaml', stage: 'test' }] })))
      const answers = await Promise.all(started.map(async ({ imported: [api] }) => (await fetch(api.invokeUrl + '/hello')).text()))
      await Promise.all(started.map((fourbox) => fourbox.stop()))
      console.log(JSON.stringify({ answers, origins: new Set(started.map(({ endpoint }) => endpoint)).size, left: started.filter(({ dataFolder }) => existsSync(dataFolder)).length }))`)
    expect(JSON.parse(output)).toEqual({ answers: Array.from({ length: 10 }, () => '{"hello": ""}'), origins: 10, left: 0 })
  })

  test('one that is never stopped ends with the tests', async () => {
    const { code, output } = await run(`
      import { startFourbox } from 'fourbox'
      const { endpoint } = await startFourbox()
      console.log(endpoint)`)
    expect(code).toBe(0)
    await expect
      .poll(() =>
        fetch(output.trim()).then(
          () => 'answers',
          () => 'is gone',
        ),
      )
      .toBe('is gone')
  })

  test('a definition that is refused says why, and no server stays', async () => {
    writeFileSync(join(folder, 'broken.yaml'), 'openapi: 3.0.1\ninfo: [')
    const { code, errors } = await run(`
      import { startFourbox } from 'fourbox'
      await startFourbox({ import: ['broken.yaml'] })`)
    expect(code).toBe(1)
    expect(errors).toContain('broken.yaml:')
  })

  test('commands run against it, and a snapshot of one is where another starts', async () => {
    const { output } = await run(`
      import { startFourbox } from 'fourbox'
      const first = await startFourbox({ import: ['greetings.yaml'] })
      const { exitCode } = await first.command('snapshot', 'save', 'seed.fourbox')
      await first.stop()
      await using second = await startFourbox({ snapshot: 'seed.fourbox' })
      const deployed = await second.command('deploy', 'greetings', '--stage', 'test', '--json')
      console.log(JSON.stringify({ exitCode, id: JSON.parse(deployed.output).restApiId === first.imported[0].id }))`)
    expect(JSON.parse(output)).toEqual({ exitCode: 0, id: true })
  })

  test('stacks of a project are told with their outputs', async () => {
    const project = join(import.meta.dirname, '../projects/cdk')
    const { output } = await run(`
      import { startFourbox } from 'fourbox'
      await using fourbox = await startFourbox({ import: [${JSON.stringify(project)}] })
      const [again] = await fourbox.import(${JSON.stringify(project)})
      console.log(JSON.stringify([...fourbox.imported, again].map(({ type, stack, resources, outputs }) => [type, stack, resources[0].action, Object.keys(outputs).length > 0])))`)
    expect(JSON.parse(output)).toEqual([
      ['stack', 'Notes', 'created', true],
      ['stack', 'Notes', 'unchanged', true],
    ])
  })

  test('its types are those of its interface', () => {
    writeFileSync(
      join(folder, 'typed.ts'),
      `import { startFourbox, type ImportedApi, type RunningFourbox } from 'fourbox'
      const fourbox: RunningFourbox = await startFourbox({ options: ['--clock'] })
      const [api] = fourbox.imported
      export const url: string | undefined = api?.type === 'api' ? (api satisfies ImportedApi).invokeUrl : undefined
      // @ts-expect-error -- an option that is none
      await startFourbox({ stack: 'x' })`,
    )
    const tsc = join(import.meta.dirname, '../../node_modules/.bin/tsc')
    const settings = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'esnext']
    expect(spawnSync(tsc, [...settings, 'typed.ts'], { cwd: folder, encoding: 'utf8' })).toMatchObject({ stdout: '', status: 0 })
  })
})

test('the package carries its licence, those of what is built in, and no source of ours in TypeScript', () => {
  const installed = join(folder, 'node_modules/fourbox')
  expect(existsSync(join(installed, 'LICENSE'))).toBe(true)
  expect(readFileSync(join(installed, 'dist/licences.txt'), 'utf8')).toContain('express 5.')
  const sources = readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.d)\.tsx?$/.test(file))
  expect(sources).toEqual([])
})

test('the action starts one that outlives its step, and tells later steps where it is and where the stage answers', async () => {
  const runner = join(folder, 'runner')
  mkdirSync(runner)
  writeFileSync(join(folder, 'greetings.yaml'), definition)
  const step = join(import.meta.dirname, '../../scripts/action/start.mjs')
  const files = { GITHUB_ENV: join(runner, 'env'), GITHUB_OUTPUT: join(runner, 'output') }
  const asked = {
    FOURBOX_ACTION_VERSION: tarball,
    FOURBOX_ACTION_IMPORT: 'greetings.yaml\n',
    FOURBOX_ACTION_STAGE: 'ci',
    FOURBOX_ACTION_OPTIONS: '--port\n0\n--execute-port\n0',
  }
  const ran = spawnSync(process.execPath, [step], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...files, ...asked, RUNNER_TEMP: runner } })
  onTestFinished(() => void process.kill(Number(readFileSync(join(runner, 'fourbox/data/fourbox.pid'), 'utf8'))))
  expect(ran).toMatchObject({ status: 0, stderr: '' })
  const outputs = variablesIn(files.GITHUB_OUTPUT)
  expect(variablesIn(files.GITHUB_ENV)).toMatchObject({ AWS_ENDPOINT_URL_API_GATEWAY: outputs['endpoint'], AWS_REGION: 'us-east-1' })
  const { port, pathname, host } = new URL(`${outputs['invoke-url']}/hello`)
  // Whatever resolves *.localhost follows the address as it is.
  const answer = await sendRaw(Number(port), `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
  expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('{"hello": ""}') })
})

function variablesIn(file: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )
}

async function run(program: string): Promise<{ readonly code: unknown; readonly output: string; readonly errors: string }> {
  writeFileSync(join(folder, 'program.mjs'), program)
  const child = spawn(process.execPath, ['program.mjs'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code, output, errors }
}
