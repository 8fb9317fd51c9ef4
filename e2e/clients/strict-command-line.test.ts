import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { entryPoint, type RunningServer, startServer } from '../server.ts'

/** A folder in which no data folder stands. */
const elsewhere = mkdtempSync(join(tmpdir(), 'fourbox-elsewhere-'))

let server: RunningServer
beforeAll(async () => {
  server = await startServer({ arguments: ['--strict', '--access-keys', 'owner:owners-secret'] })
})
afterAll(async () => {
  await server.stop()
  rmSync(elsewhere, { recursive: true })
})

const keys = { AWS_ACCESS_KEY_ID: 'owner', AWS_SECRET_ACCESS_KEY: 'owners-secret' }
const port = () => ['--port', String(server.ports.control)]

test('with its keys, or with the data folder, a command does its work', () => {
  expect(run(['function', 'list', ...port()], keys)).toMatchObject({ status: 0, stderr: '' })
  expect(run(['function', 'list', ...port(), '--data', server.dataFolder])).toMatchObject({ status: 0, stderr: '' })
})

test('without either a command is refused in the server’s words', () => {
  expect(run(['function', 'list', ...port()])).toMatchObject({ status: 1, stderr: 'The security token included in the request is invalid.\n' })
  expect(run(['sign-in', ...port()], { ...keys, AWS_SECRET_ACCESS_KEY: 'guessed' })).toMatchObject({ status: 1, stdout: '' })
})

test('sign-in prints an address that opens the console once', async () => {
  const { status, stdout } = run(['sign-in', ...port()], keys)
  expect(status).toBe(0)
  const [, token] = new RegExp(`^http://localhost:${server.ports.control}/console/sign-in#token=([\\w-]{86})\\n$`).exec(stdout) ?? []
  const redeem = () =>
    fetch(`${server.controlOrigin}/_fourbox/sign-in`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token }) })
  expect((await redeem()).status).toBe(201)
  expect((await redeem()).status).toBe(403)
})

test('sign-in says where nobody is asked', async () => {
  const open = await startServer()
  onTestFinished(async () => void (await open.stop()))
  expect(run(['sign-in', '--port', String(open.ports.control), '--data', open.dataFolder])).toMatchObject({
    status: 1,
    stderr: 'This Fourbox asks nobody to sign in: it is not in the strict mode.\n',
  })
})

test('access-key makes a key that opens AWS’s protocol, lists it and deletes it', () => {
  const made = JSON.parse(run(['access-key', '--json', ...port()], keys).stdout)
  const own = { AWS_ACCESS_KEY_ID: made.accessKeyId, AWS_SECRET_ACCESS_KEY: made.secretAccessKey }
  expect(run(['function', 'list', ...port()], own).status).toBe(0)
  expect(run(['access-key', '--list', ...port()], keys).stdout).toBe(`${made.accessKeyId}\n`)
  expect(run(['access-key', '--delete', made.accessKeyId, ...port()], keys).status).toBe(0)
  expect(run(['function', 'list', ...port()], own).status).toBe(1)
  expect(run(['access-key', ...port()], keys).stdout).toMatch(/^AWS_ACCESS_KEY_ID=AKIA\w{16}\nAWS_SECRET_ACCESS_KEY=\S+\n$/)
})

test('the token of the data folder is not shown to a server on another machine', async () => {
  const sent: unknown[] = []
  const stranger = createServer((request, response) => {
    sent.push(request.headers['x-fourbox-token'])
    response.end('{"Functions":[]}')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void stranger.close())
  await once(stranger, 'listening')
  const address = stranger.address()
  const at = `:${typeof address === 'object' && address !== null ? address.port : 0}`
  const list = ['function', 'list', '--endpoint']
  // Not known to be this machine, though it is.
  await runAside([...list, `http://[::ffff:127.0.0.1]${at}`], { FOURBOX_DATA: server.dataFolder })
  await runAside([...list, `http://localhost${at}`], { FOURBOX_DATA: server.dataFolder })
  expect(sent).toEqual([undefined, server.token])
})

function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [entryPoint, ...words], { encoding: 'utf8', cwd: elsewhere, env: { ...process.env, ...environment } })
}

/** As that, while this process answers. */
async function runAside(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<void> {
  await once(spawn(process.execPath, [entryPoint, ...words], { cwd: elsewhere, stdio: 'ignore', env: { ...process.env, ...environment } }), 'exit')
}
