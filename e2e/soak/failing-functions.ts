import { Agent, get } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import { AddPermissionCommand, CreateFunctionCommand, DeleteFunctionCommand, type LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda'
import { deploy } from '../deploy.ts'
import { lambdaClient, zipOf } from '../functions.ts'
import { type RunningServer, startServer } from '../server.ts'
import { processesBelow, usageOfServer } from './usage.ts'

const callers = 4
const FunctionName = 'soak'
/** Between two looks at what is held. */
const pauseInMillis = 500
const longestEndInMillis = 60_000
const mostGrowthInMegabytes = 60

/** What the function does at its call N, and what the API answers then. */
const source = `import { spawn } from 'node:child_process'
export const handler = async ({ queryStringParameters: { n } }) => {
  console.log('invocation', n)
  if (n % 10 === 3) throw new Error('no')
  if (n % 100 === 50) process.exit(7)
  if (n % 1000 === 500) for (;;);
  if (n % 50 === 7) return { statusCode: 200, body: 'y'.repeat(7_000_000) }
  if (n % 200 === 9) spawn('sleep', ['60'], { detached: true, stdio: 'ignore' }).unref()
  return { statusCode: 200, body: n }
}`

function statusOf(n: number): number {
  return n % 10 === 3 || n % 100 === 50 || n % 1000 === 500 || n % 50 === 7 ? 502 : 200
}

/**
 * Calls of a deployed function that throws, exits, spins, answers too much and leaves processes between its answers. Each call must be answered as it
 * should be; when the function is deleted, the server holds what it held before it was made.
 * @returns whether it is so
 */
export async function soakFunctions(calls: number): Promise<boolean> {
  const server = await startServer()
  const lambda = lambdaClient(server)
  const agent = new Agent({ keepAlive: true })
  const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:${FunctionName}/invocations`
  const api = await deploy(server, { '/call': { get: { integration: { type: 'aws_proxy', httpMethod: 'POST', uri } } } })
  const call = (n: number) => statusOfCall(api.url(`/call?n=${n}`), agent)

  // Once beforehand: modules are loaded, a spare process boots.
  await create(lambda)
  for (let n = 100; n < 103; n++) await call(n)
  const before = await atRest(server.processId, lambda)
  show('before', before)

  await create(lambda)
  const wrong: string[] = []
  /** After the first fifth of the calls: by then its code is compiled, and its heap as large as the work wants it. */
  let warm: number | undefined
  let next = 0
  const keepCalling = async () => {
    for (let n = next++; n < calls; n = next++) {
      const status = await call(n)
      if (status !== statusOf(n)) wrong.push(`call ${n} answered ${status}, not ${statusOf(n)}: ${await logOf(server, n)}`)
      if (n === 0 || n % (calls / 5) !== 0) continue
      const usage = usageOfServer(server.processId)
      warm ??= usage.megabytes
      show(`after ${n}`, { processes: processesBelow(server.processId), ...usage })
    }
  }
  await Promise.all(Array.from({ length: callers }, keepCalling))
  const after = await atRest(server.processId, lambda, before.processes)
  show('afterwards', after)
  const errors = server.errors()
  for (const each of [agent, lambda]) each.destroy()
  await server.stop()

  const faults = [
    ...wrong.slice(0, 5),
    ...(after.processes > before.processes ? ['processes are left'] : []),
    ...(after.handles > before.handles + 4 ? ['handles are left'] : []),
    ...(after.megabytes > (warm ?? before.megabytes) + mostGrowthInMegabytes ? ['memory grows'] : []),
    ...(errors === '' ? [] : [`the server said: ${errors.slice(0, 2_000)}`]),
  ]
  console.log(faults.length === 0 ? 'Every call was answered as it should be; no process, no handle is left, memory is level.' : faults.join('\n'))
  return faults.length === 0
}

async function create(lambda: LambdaClient): Promise<void> {
  const ZipFile = await zipOf({ 'index.mjs': source })
  const role = 'arn:aws:iam::000000000000:role/service'
  const Timeout = 3
  await lambda.send(new CreateFunctionCommand({ FunctionName, Runtime: 'nodejs24.x', Handler: 'index.handler', Role: role, Code: { ZipFile }, Timeout }))
  const Action = 'lambda:InvokeFunction'
  await lambda.send(new AddPermissionCommand({ FunctionName, StatementId: 'api', Action, Principal: 'apigateway.amazonaws.com' }))
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 20 }, { FunctionName })
}

/** What the function's log has of its call N. */
async function logOf(server: RunningServer, n: number): Promise<string> {
  const logs = new CloudWatchLogsClient({ endpoint: server.controlOrigin, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } })
  const filter = async (filterPattern: string) =>
    (await logs.send(new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${FunctionName}`, filterPattern }))).events ?? []
  // Logs are written in batches.
  await delay(2 * pauseInMillis)
  const line = (await filter(`"invocation ${n}"`)).find(({ message }) => message?.trimEnd().endsWith(` ${n}`))
  const requestId = line?.message?.split('\t')[1]
  const events = requestId === undefined ? [] : await filter(`"${requestId}"`)
  logs.destroy()
  return requestId === undefined ? 'the function has not begun it' : events.map(({ message }) => message?.trimEnd()).join(' | ')
}

interface Held {
  readonly processes: number
  readonly handles: number
  readonly megabytes: number
}

/** Deletes the function and waits until as many processes are left as were before, or as they have been for some looks. */
async function atRest(processId: number, lambda: LambdaClient, expected?: number): Promise<Held> {
  await lambda.send(new DeleteFunctionCommand({ FunctionName }))
  const until = Date.now() + longestEndInMillis
  const counts: number[] = []
  do {
    await delay(pauseInMillis)
    counts.push(processesBelow(processId))
  } while (Date.now() < until && !hasSettled(counts, expected))
  return { processes: processesBelow(processId), ...usageOfServer(processId) }
}

function hasSettled(counts: readonly number[], expected: number | undefined): boolean {
  if (expected !== undefined) return counts.at(-1) === expected
  const last = counts.slice(-8)
  return last.length === 8 && new Set(last).size === 1
}

function statusOfCall(url: string, agent: Agent): Promise<number | string> {
  return new Promise((resolve) => {
    const request = get(url, { agent }, (response) => {
      response.on('error', (error) => resolve(error.message))
      response.on('end', () => resolve(response.statusCode ?? 0)).resume()
    })
    request.on('error', (error) => resolve(error.message))
  })
}

function show(when: string, { processes, handles, megabytes }: Held): void {
  console.log(`${when.padEnd(12)} ${processes} processes, ${handles} handles, ${Math.round(megabytes)} MB`)
}
