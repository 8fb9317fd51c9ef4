import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Deployed, deploy, httpProxy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'
import { workersOf } from '../worker-processes.ts'

/** A back end whose answers wait until the test lets them go. */
const held: ServerResponse[] = []
const backEnd = createServer((_request, response) => held.push(response))
let uri = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => backEnd.listen(0, '127.0.0.1', resolve))
  const address = backEnd.address()
  uri = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`
})
afterAll(() => {
  backEnd.close()
  backEnd.closeAllConnections()
})

async function start(...arguments_: readonly string[]): Promise<{ readonly server: RunningServer; readonly api: Deployed }> {
  const server = await startServer({ arguments: arguments_ })
  const api = await deploy(server, { '/now': { any: { integration: mock('now') } }, '/held': { any: { integration: httpProxy(uri) } } })
  return { server, api }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}

test('a worker that falls is started again at once, on the same port, with its reason told', async () => {
  const { server, api } = await start()
  const [worker = 0] = workersOf(server)
  process.kill(worker, 'SIGKILL')
  await expect.poll(async () => (await fetch(api.url('/now')).catch(() => undefined))?.status, { interval: 20 }).toBe(200)
  expect(workersOf(server)).not.toContain(worker)
  expect(server.errors()).toContain(`The worker ${worker} on port ${server.ports.execute} ended: killed by SIGKILL. Starting another.`)
  await server.stop()
})

test('a node whose workers have fallen and do not start again is not ready until one does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-no-worker-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [preload, barred] = [join(folder, 'bar.mjs'), join(folder, 'barred')]
  writeFileSync(
    preload,
    `import cluster from 'node:cluster'
    import { existsSync } from 'node:fs'
    if (cluster.isWorker && existsSync(${JSON.stringify(barred)})) process.exit(1)`,
  )
  const server = await startServer({ environment: { NODE_OPTIONS: `--import ${preload}` } })
  onTestFinished(async () => void (await server.stop()))
  const ready = async () => {
    const answer = await fetch(`${server.controlOrigin}/readyz`)
    return [answer.status, await answer.json()]
  }
  expect(await ready()).toEqual([200, { status: 'ready', role: 'both' }])
  writeFileSync(barred, '')
  for (const worker of workersOf(server)) process.kill(worker, 'SIGKILL')
  await expect.poll(ready).toEqual([503, { status: 'starting', role: 'both' }])
  rmSync(barred)
  await expect.poll(ready).toEqual([200, { status: 'ready', role: 'both' }])
})

test('deployed APIs answer new connections though the control plane stands still', async () => {
  const { server, api } = await start()
  process.kill(server.processId, 'SIGSTOP')
  try {
    const answer = await fetch(api.url('/now'), { headers: { connection: 'close' }, signal: AbortSignal.timeout(20_000) })
    expect(answer.status).toBe(200)
  } finally {
    process.kill(server.processId, 'SIGCONT')
  }
  await server.stop()
})

test('a server that is killed leaves nobody behind on its port', async () => {
  const { server } = await start()
  const workers = workersOf(server)
  expect(workers.length).toBeGreaterThan(0)
  await server.kill9()
  await expect.poll(() => workers.filter(lives)).toEqual([])
  // The port is anybody's now: another test's server may have been given it for a while.
  await expect.poll(() => answers(server.ports.execute)).toBe(false)
})

test('Ctrl-C lets the calls in flight be answered, and takes no new ones', async () => {
  const { server, api } = await start()
  const call = fetch(api.url('/held'))
  await expect.poll(() => held.length).toBe(1)
  const stopped = server.stop()
  await expect.poll(() => answers(server.ports.execute)).toBe(false)
  held.pop()?.end('at last')
  const answer = await call
  expect([answer.status, await answer.text()]).toEqual([200, 'at last'])
  expect(await stopped).toBe(0)
})

test('several workers share one port, all of them know of a deployment, and all of them end', async () => {
  const { server, api } = await start('--workers', '3')
  const workers = workersOf(server)
  expect(workers).toHaveLength(3)
  const statuses = await Promise.all(Array.from({ length: 60 }, async () => (await fetch(api.url('/now'), { headers: { connection: 'close' } })).status))
  expect(new Set(statuses)).toEqual(new Set([200]))
  await server.stop()
  expect(workers.filter(lives)).toEqual([])
})

test('a port that is taken is named, with the way to another', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await expect(startServer({ ports: { control: 0, execute: port } })).rejects.toThrow(`Port ${port} of 127.0.0.1 is in use.`)
  taken.close()
})
