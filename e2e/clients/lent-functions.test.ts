import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs'
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  type LambdaClient,
  PutFunctionConcurrencyCommand,
  RemovePermissionCommand,
  UpdateFunctionCodeCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy } from '../deploy.ts'
import { lambdaClient, zipOf } from '../functions.ts'
import { type RunningServer, startServer } from '../server.ts'

const names = ['says', 'counts', 'changes', 'allowed', 'shared', 'ends'] as const
type Name = (typeof names)[number]

let server: RunningServer
let client: LambdaClient
let api: Deployed
let socketsAtFirst: number

beforeAll(async () => {
  server = await startServer({ arguments: ['--workers', '1', '--function-policies', 'enforce'] })
  socketsAtFirst = unixSocketsOf(workerOf(server))
  client = lambdaClient(server)
  const arnOf = (name: Name) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`
  const integration = (name: Name) => ({
    type: 'aws_proxy',
    httpMethod: 'POST',
    uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arnOf(name)}/invocations`,
  })
  await Promise.all(names.map((name) => create(name)))
  const also = { '/also': { get: { integration: integration('counts') } } }
  api = await deploy(server, { ...Object.fromEntries(names.map((name) => [`/${name}`, { get: { integration: integration(name) } }])), ...also })
})
afterAll(async () => {
  client.destroy()
  await server.stop()
})

const marker = `lent-${randomUUID()}`
const answers = (expression: string, before = '') =>
  `${before}\nexports.handler = async (event, context) => { const { queryStringParameters: asked } = event; return { statusCode: 200, body: String(${expression}) } }`
const code: Readonly<Record<Name, string>> = {
  says: answers('(console.log(`heard ${asked.n}`), asked.n)'),
  counts: answers('++count', 'let count = 0'),
  changes: answers('0'),
  allowed: answers('1'),
  shared: answers('1'),
  ends: answers('1', `require("child_process").spawn("sh", ["-c", "sleep 600; : ${marker}"], { stdio: "ignore" })`),
}

async function create(FunctionName: Name): Promise<void> {
  const Code = { ZipFile: await zipOf({ 'index.js': code[FunctionName] }) }
  const Role = 'arn:aws:iam::000000000000:role/service'
  await client.send(new CreateFunctionCommand({ FunctionName, Runtime: 'nodejs24.x', Handler: 'index.handler', Role, Timeout: 20, Code }))
  await waitUntilFunctionActiveV2({ client, maxWaitTime: 20 }, { FunctionName })
  await client.send(new AddPermissionCommand({ FunctionName, StatementId: 'api', Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' }))
}

async function call(name: Name, n = 0): Promise<string> {
  const response = await fetch(`${api.url(`/${name}`)}?n=${n}`)
  return response.status === 200 ? response.text() : String(response.status)
}

/** The process that answers calls of deployed APIs. */
function workerOf({ processId }: RunningServer): number {
  const children = readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8').trim().split(' ').map(Number)
  return children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('worker')) ?? 0
}

/** Sockets that lead to other processes of this machine, by name none: what is borrowed of a function is two. */
function unixSocketsOf(pid: number): number {
  const inodes = new Set(
    readFileSync('/proc/net/unix', 'utf8')
      .split('\n')
      .map((line) => line.split(/ +/)[6]),
  )
  return readdirSync(`/proc/${pid}/fd`).filter((fd) => inodes.has(/^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`))?.[1])).length
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

/** Calls until the worker has borrowed the function's environment, and no other. */
async function callUntilLent(name: Name): Promise<void> {
  const sockets = async () => (await call(name), unixSocketsOf(workerOf(server)))
  await expect.poll(sockets, { timeout: 30_000, interval: 0 }).toBe(socketsAtFirst + 2)
}

function marked(): number {
  return readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(marker)).length
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

test('of many calls at once each gets its own answer, and its own place in the log', async () => {
  const rounds = 60
  const callers = Array.from({ length: 4 }, (_, caller) => caller)
  await Promise.all(
    callers.map(async (caller) => {
      for (let round = 0; round < rounds; round++) expect(await call('says', caller * rounds + round)).toBe(String(caller * rounds + round))
    }),
  )
  const logs = new CloudWatchLogsClient({ endpoint: server.controlOrigin, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } })
  const streams = async () => {
    const found = new Map<string, string[]>()
    for await (const { events = [] } of paginateFilterLogEvents({ client: logs }, { logGroupName: '/aws/lambda/says' })) {
      for (const { logStreamName = '', message = '' } of events) found.set(logStreamName, [...(found.get(logStreamName) ?? []), message])
    }
    return [...found.values()]
  }
  const calls = callers.length * rounds
  await expect.poll(async () => (await streams()).flat().filter((message) => message.startsWith('REPORT')).length, { timeout: 20_000 }).toBe(calls)
  const heard: number[] = []
  for (const messages of await streams()) {
    const turns = messages.filter((message) => !/^INIT_START|^\[Fourbox\]/.test(message))
    for (let at = 0; at < turns.length; at += 4) {
      const [start = '', said = '', end = '', report = ''] = turns.slice(at, at + 4)
      const id = /^START RequestId: (\S+) /.exec(start)?.[1]
      expect([said.split('\t')[1], /^END RequestId: (\S+)/.exec(end)?.[1], /^REPORT RequestId: (\S+)/.exec(report)?.[1]]).toEqual([id, id, id])
      heard.push(Number(/heard (\d+)/.exec(said)?.[1]))
    }
  }
  expect(heard.toSorted((a, b) => a - b)).toEqual(Array.from({ length: calls }, (_, n) => n))
  logs.destroy()
})

test('who calls one after the other meets one environment, by whatever way', async () => {
  const ways = [...Array.from({ length: 60 }, () => '/counts'), ...Array.from({ length: 60 }, (_, n) => (n % 5 < 4 ? '/counts' : '/also'))]
  const counted: string[] = []
  for (const way of ways) counted.push(await (await fetch(api.url(way))).text())
  expect(counted).toEqual(ways.map((_, n) => String(n + 1)))
})

test('who changes a function and calls at once meets the new one', async () => {
  for (let version = 1; version <= 3; version++) {
    await callUntilLent('changes')
    await client.send(new UpdateFunctionCodeCommand({ FunctionName: 'changes', ZipFile: await zipOf({ 'index.js': answers(String(version)) }) }))
    await waitUntilFunctionUpdatedV2({ client, minDelay: 1, maxWaitTime: 20 }, { FunctionName: 'changes' })
    expect(await call('changes')).toBe(String(version))
  }
})

test('a permission that is taken away counts from the next call', async () => {
  await callUntilLent('allowed')
  await client.send(new RemovePermissionCommand({ FunctionName: 'allowed', StatementId: 'api' }))
  expect(await call('allowed')).toBe('500')
})

test('concurrency that is reserved while it is lent holds from the next call', async () => {
  await callUntilLent('shared')
  await client.send(new PutFunctionConcurrencyCommand({ FunctionName: 'shared', ReservedConcurrentExecutions: 0 }))
  expect(await call('shared')).toBe('500')
})

test('kill -9 of the worker ends what it had borrowed; calls go on with another', async () => {
  await callUntilLent('ends')
  expect(marked()).toBeGreaterThan(0)
  process.kill(workerOf(server), 'SIGKILL')
  await expect.poll(marked, { timeout: 20_000 }).toBe(0)
  await expect.poll(() => call('ends').catch(String), { timeout: 20_000 }).toBe('1')
})

test('kill -9 of the control plane ends what it has lent', async () => {
  await callUntilLent('ends')
  await server.kill9()
  await expect.poll(marked, { timeout: 20_000 }).toBe(0)
})
