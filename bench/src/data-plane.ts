import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UpdateAccountCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway'
import { type Child, startChild } from './data-plane/child.ts'
import { compare, requestText, type Target } from './data-plane/compare.ts'
import { mockApi, proxyApi } from './data-plane/definitions.ts'
import { callPath, deployRegional, type Product, startProduct } from './product.ts'
import type { Bench, Row } from './report.ts'

/** Requests a second of deployed APIs against bare servers of the same run, in interleaved rounds. */
export const bench: Bench = async () => {
  const children: Pick<Child, 'end'>[] = []
  const start: typeof startChild = async (...arguments_) => {
    const child = await startChild(...arguments_)
    children.push(child)
    return child
  }
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-bench-'))
  try {
    const product = await startProduct(folder, 'measured')
    children.push(product)
    const api = await readApi(product)
    return [...(await mock(api, start)), ...(await proxies(api, start)), ...(await sizes(api)), ...(await logging(api))]
  } finally {
    await Promise.all(children.map((child) => child.end()))
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Imports and deploys a definition, and answers what a path of it is called by. */
interface Deployer {
  deploy(definition: string, settings?: readonly (readonly [path: string, value: string])[]): Promise<(path: string, verb?: string, body?: string) => Target>
}

async function readApi({ client, executeOrigin, pid: server }: Product): Promise<Deployer> {
  const port = Number(new URL(executeOrigin).port)
  const pid = workerOf(server)
  // Logging needs it.
  const value = 'arn:aws:iam::000000000000:role/logs'
  await client.send(new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value }] }))
  return {
    deploy: async (definition, settings = []) => {
      const restApiId = await deployRegional(client, definition, { note: 'measured' })
      if (settings.length > 0) {
        const patchOperations = settings.map(([path, value]) => ({ op: 'replace' as const, path, value }))
        await client.send(new UpdateStageCommand({ restApiId, stageName: 'bench', patchOperations }))
      }
      return (path, verb = 'GET', body = '') => ({ port, pid, request: requestText(callPath(restApiId, path), verb, body) })
    },
  }
}

async function mock(api: Deployer, start: typeof startChild): Promise<readonly Row[]> {
  const { definition, path } = mockApi(300)
  const target = (await api.deploy(definition))(path)
  const { body, headers } = await answerOf(target)
  const bare = await start('bare-server.ts', [body.toString('base64'), JSON.stringify(headers)], 'measured')
  const measured = await compare(target, { port: Number(bare.firstLine), pid: bare.pid, request: target.request })
  return [{ name: 'MOCK with two templates, 300 resources / bare node:http', ...measured, goal: { atLeast: 0.7 } }]
}

async function proxies(api: Deployer, start: typeof startChild): Promise<readonly Row[]> {
  const rows: Row[] = []
  const sizes = [
    { size: 200, name: '200 bytes', goal: { atLeast: 0.9 } },
    { size: 100_000, name: '100 kB', goal: { atLeast: 0.95 } },
    { size: 5_000_000, name: '5 MB' },
  ]
  for (const { size, name, ...rest } of sizes) {
    const backEnd = await start('back-end.ts', [String(size)], 'other')
    const bare = await start('bare-proxy.ts', [backEnd.firstLine], 'measured')
    const bareTarget = { port: Number(bare.firstLine), pid: bare.pid }
    const call = await api.deploy(proxyApi(Number(backEnd.firstLine)))
    const proxied = await compare(call('/proxy/pets/1'), { ...bareTarget, request: requestText('/pets/1', 'GET', '') })
    rows.push({ name: `HTTP_PROXY, ${name} / bare node:http + undici dispatch`, ...proxied, ...rest })
    if (size === 200) {
      const body = '{"type":"dog","price":249.99}'
      const mapped = await compare(call('/mapped', 'POST', body), { ...bareTarget, request: requestText('/mapped', 'POST', body) })
      rows.push({ name: 'HTTP with both templates / bare node:http + undici dispatch', ...mapped, goal: { atLeast: 0.75 } })
    }
  }
  return rows
}

async function sizes(api: Deployer): Promise<readonly Row[]> {
  const small = mockApi(10)
  const large = mockApi(10_000)
  const measured = await compare((await api.deploy(large.definition))(large.path), (await api.deploy(small.definition))(small.path))
  return [{ name: '10,000 resources / 10 resources', ...measured, goal: { atLeast: 0.95 } }]
}

async function logging(api: Deployer): Promise<readonly Row[]> {
  const { definition, path } = mockApi(300)
  const limits = [
    ['/*/*/throttling/rateLimit', '1000000'],
    ['/*/*/throttling/burstLimit', '1000000'],
  ] as const
  const quiet = (await api.deploy(definition, limits))(path)
  const loud = (await api.deploy(definition, [...limits, ['/*/*/logging/loglevel', 'INFO']]))(path)
  return [{ name: 'Execution logging at INFO / off', ...(await compare(loud, quiet)), goal: { atLeast: 0.6 } }]
}

/** What a target answers, so that a bare server can answer the same. */
async function answerOf({ port, request }: Target): Promise<{ readonly body: Buffer; readonly headers: readonly string[] }> {
  const path = request.toString().split(' ', 2)[1] ?? '/'
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  const headers = [...response.headers].filter(([name]) => !['content-length', 'connection', 'date', 'keep-alive'].includes(name))
  return { body: Buffer.from(await response.arrayBuffer()), headers: headers.flat() }
}

/** The worker that serves deployed APIs: the only child of the server. */
function workerOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').at(-1))
  } catch {
    return pid
  }
}
