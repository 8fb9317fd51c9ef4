import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import {
  CreateFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  InvokeWithResponseStreamCommand,
  LambdaClient,
  PublishLayerVersionCommand,
  UpdateFunctionCodeCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { awsCliVersion } from '../aws-cli/aws-cli.ts'
import { lambdaClient, zipOf } from '../functions.ts'
import { type RunningServer, startServer } from '../server.ts'

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
const Role = 'arn:aws:iam::000000000000:role/service'

let server: RunningServer
let client: ReturnType<typeof lambdaClient>
beforeAll(async () => {
  server = await startServer()
  client = lambdaClient(server)
})
afterAll(async () => {
  client.destroy()
  await server.stop()
})

async function create(FunctionName: string, source: string, more: Partial<ConstructorParameters<typeof CreateFunctionCommand>[0]> = {}): Promise<Buffer> {
  const zip = await zipOf({ 'index.mjs': source })
  await client.send(new CreateFunctionCommand({ FunctionName, Runtime: 'nodejs22.x', Handler: 'index.handler', Role, Code: { ZipFile: zip }, ...more }))
  await waitUntilFunctionActiveV2({ client, maxWaitTime: 20 }, { FunctionName })
  return zip
}

async function invoke(FunctionName: string, event: unknown = {}): Promise<unknown> {
  const { Payload } = await client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }))
  return JSON.parse(Payload?.transformToString() ?? 'null')
}

test('the official client makes a function, calls it, changes it and calls it again', async () => {
  await create('changing', 'export const handler = async (event, context) => ({ event, id: context.awsRequestId })')
  const { Payload, $metadata } = await client.send(new InvokeCommand({ FunctionName: 'changing', Payload: '{"a":1}' }))
  expect(JSON.parse(Payload?.transformToString() ?? '')).toEqual({ event: { a: 1 }, id: $metadata.requestId })
  await client.send(
    new UpdateFunctionCodeCommand({ FunctionName: 'changing', ZipFile: await zipOf({ 'index.mjs': 'export const handler = async () => "changed"' }) }),
  )
  await waitUntilFunctionUpdatedV2({ client, maxWaitTime: 20 }, { FunctionName: 'changing' })
  expect(await invoke('changing')).toBe('changed')
})

test('what a function logs is in its group, with AWS’s lines around it', async () => {
  await create('logging', 'export const handler = async () => console.log("told")')
  const { LogResult, $metadata } = await client.send(new InvokeCommand({ FunctionName: 'logging', LogType: 'Tail' }))
  expect(Buffer.from(LogResult ?? '', 'base64').toString()).toContain('told')
  const logs = new CloudWatchLogsClient({ endpoint: server.controlOrigin, region: 'us-east-1', credentials })
  const messages = async () =>
    (await logs.send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/logging' }))).events?.map(({ message }) => message).join('')
  await expect
    .poll(messages, { timeout: 10_000 })
    .toMatch(new RegExp(`^INIT_START [^]*START RequestId: ${$metadata.requestId} Version: \\$LATEST\\n[^]*told\\n[^]*END RequestId: [^]*REPORT RequestId: `))
  logs.destroy()
})

test('the address of the code gives the very zip, and no other address does', async () => {
  const zip = await create('fetched', 'export const handler = async () => 1')
  const { Code, Configuration } = await client.send(new GetFunctionCommand({ FunctionName: 'fetched' }))
  const got = Buffer.from(await (await fetch(Code?.Location ?? '')).arrayBuffer())
  expect(got.equals(zip)).toBe(true)
  expect(createHash('sha256').update(got).digest('base64')).toBe(Configuration?.CodeSha256)
  expect((await fetch((Code?.Location ?? '').replace(/proof=../, 'proof=00'))).status).toBe(403)
})

test('a response is streamed as it is written', async () => {
  const source = `export const handler = awslambda.streamifyResponse(async (event, stream) => {
    for (const text of ['one ', 'two ', 'three']) { stream.write(text); await new Promise((next) => setTimeout(next, 20)) }
    stream.end()
  })`
  await create('streaming', source)
  const { EventStream } = await client.send(new InvokeWithResponseStreamCommand({ FunctionName: 'streaming' }))
  let text = ''
  const ends: unknown[] = []
  for await (const { PayloadChunk, InvokeComplete } of EventStream ?? []) {
    text += Buffer.from(PayloadChunk?.Payload ?? []).toString()
    if (InvokeComplete) ends.push(InvokeComplete)
  }
  expect([text, ends]).toEqual(['one two three', [{}]])
})

test('a layer is there for its function', async () => {
  const content = await zipOf({
    'nodejs/node_modules/greeting/package.json': '{"type":"commonjs"}',
    'nodejs/node_modules/greeting/index.js': 'module.exports = "hello"',
  })
  const { LayerVersionArn } = await client.send(new PublishLayerVersionCommand({ LayerName: 'greeting', Content: { ZipFile: content } }))
  const zip = await zipOf({ 'index.js': 'exports.handler = async () => require("greeting")' })
  await create('layered', '', { Code: { ZipFile: zip }, Layers: [LayerVersionArn ?? ''] })
  expect(await invoke('layered')).toBe('hello')
})

test('requests that are too large are refused by what they ask for', async () => {
  await create('small', 'export const handler = async () => 1')
  await expect(client.send(new InvokeCommand({ FunctionName: 'small', Payload: `"${'x'.repeat(6_291_556)}"` }))).rejects.toMatchObject({
    name: 'RequestEntityTooLargeException',
    message: 'Request must be smaller than 6291556 bytes for the InvokeFunction operation',
    $metadata: { httpStatusCode: 413 },
  })
  const Code = { ZipFile: Buffer.alloc(52_428_801) }
  await expect(client.send(new CreateFunctionCommand({ FunctionName: 'large', Runtime: 'nodejs22.x', Handler: 'a.b', Role, Code }))).rejects.toMatchObject({
    name: 'RequestEntityTooLargeException',
    message: 'Zipped size must be smaller than 52428800 bytes',
  })
})

test('functions outlive a restart of the server', async () => {
  const first = await startServer()
  const connect = (origin: string) => new LambdaClient({ endpoint: origin, region: 'us-east-1', credentials, maxAttempts: 1 })
  const before = connect(first.controlOrigin)
  const zip = await zipOf({ 'index.mjs': 'export const handler = async () => "still here"' })
  await before.send(new CreateFunctionCommand({ FunctionName: 'lasting', Runtime: 'nodejs22.x', Handler: 'index.handler', Role, Code: { ZipFile: zip } }))
  await first.kill9()
  const second = await startServer({ dataFolder: first.dataFolder })
  const after = connect(second.controlOrigin)
  const { Payload } = await after.send(new InvokeCommand({ FunctionName: 'lasting' }))
  expect(Payload?.transformToString()).toBe('"still here"')
  for (const each of [before, after]) each.destroy()
  await second.stop()
  rmSync(first.dataFolder, { recursive: true })
})

test.skipIf(awsCliVersion === undefined)('aws lambda invoke works (skipped where there is no `aws`)', async () => {
  await create('called', 'export const handler = async ({ name }) => `hello ${name}`')
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-cli-'))
  const file = join(folder, 'answer.json')
  const env = { ...process.env, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_DEFAULT_REGION: 'us-east-1' }
  const parameters = ['lambda', 'invoke', '--function-name', 'called', '--payload', '{"name":"you"}', '--endpoint-url', server.controlOrigin, file]
  const { stdout } = await promisify(execFile)('aws', parameters, { env })
  expect(JSON.parse(stdout)).toEqual({ StatusCode: 200, ExecutedVersion: '$LATEST' })
  expect(readFileSync(file, 'utf8')).toBe('"hello you"')
  const { stdout: listed } = await promisify(execFile)('aws', ['lambda', 'list-functions', '--endpoint-url', server.controlOrigin], { env })
  expect(JSON.parse(listed).Functions).toContainEqual(expect.objectContaining({ FunctionName: 'called' }))
  rmSync(folder, { recursive: true })
})
