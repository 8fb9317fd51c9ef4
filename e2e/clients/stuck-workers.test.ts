import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'
import { workersOf } from '../worker-processes.ts'

/** Makes the signal SIGUSR2 hold a worker's main thread for ever, as a fault of ours would; a file says since when: Node takes a signal in its turn. */
const blockOnSignal = (heldFile: string) => `
import cluster from 'node:cluster'
import { writeFileSync } from 'node:fs'
if (cluster.isWorker) process.on('SIGUSR2', () => { writeFileSync(${JSON.stringify(heldFile)}, ''); for (;;); })
`

async function startBlockable() {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-blocked-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const preload = join(folder, 'block.mjs')
  const heldFile = join(folder, 'held')
  writeFileSync(preload, blockOnSignal(heldFile))
  const server = await startServer({ environment: { NODE_OPTIONS: `--import ${preload}` } })
  onTestFinished(async () => void (await server.stop()))
  const api = await deploy(server, { '/now': { any: { integration: mock('now') } } })
  return { server, api, isHeld: () => existsSync(heldFile) }
}

test.each(['SIGUSR2', 'SIGSTOP'] as const)(
  'a worker that is held by %s is replaced, what waited is answered by the next, and a line says so',
  async (signal) => {
    const { server, api, isHeld } = await startBlockable()
    const [worker = 0] = workersOf(server)
    process.kill(worker, signal)
    // Node takes a signal in its turn: until then the worker may accept a connection, and is held with it.
    await expect.poll(() => signal === 'SIGSTOP' || isHeld(), { interval: 5 }).toBe(true)
    const answer = await fetch(api.url('/now'), { headers: { connection: 'close' } })
    expect([answer.status, await answer.text()]).toEqual([200, 'now'])
    await expect.poll(() => workersOf(server)).not.toContain(worker)
    expect(workersOf(server)).toHaveLength(1)
    expect(server.errors()).toMatch(
      new RegExp(`The worker ${worker} on port ${server.ports.execute} is stuck: it has not answered for \\d+ ms of its time\\. Starting another\\.`),
    )
  },
)

test('who waits for a worker that is stuck is not left waiting', async () => {
  const { server, api, isHeld } = await startBlockable()
  const waiting = await openConnection(server)
  const [worker = 0] = workersOf(server)
  process.kill(worker, 'SIGUSR2')
  // Until then it may still answer what has come.
  await expect.poll(isHeld, { interval: 5 }).toBe(true)
  await expect(waiting.call(new URL(api.url('/now')).pathname)).rejects.toThrow(/socket hang up|ECONNRESET/)
})

test('a server that stood still with its workers goes on with them', async () => {
  const { server, api } = await startBlockable()
  const [worker = 0] = workersOf(server)
  for (let round = 0; round < 3; round++) {
    for (const pid of [server.processId, worker]) process.kill(pid, 'SIGSTOP')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    for (const pid of [server.processId, worker]) process.kill(pid, 'SIGCONT')
    expect((await fetch(api.url('/now'))).status).toBe(200)
  }
  expect(workersOf(server)).toEqual([worker])
})

/** A connection that a worker has accepted and answered on already. */
async function openConnection(server: RunningServer) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const call = (path: string) =>
    new Promise<number>((resolve, reject) => {
      request({ agent, host: '127.0.0.1', port: server.ports.execute, path }, (response) =>
        response.resume().on('end', () => resolve(response.statusCode ?? 0)),
      )
        .on('error', reject)
        .end()
    })
  await call('/')
  return { call }
}
