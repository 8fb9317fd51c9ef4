import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { CreateApiKeyCommand, GetApiKeysCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway'
import { expect, onTestFinished, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { runFourbox } from '../fourbox-command.ts'
import { type RunningServer, startServer } from '../server.ts'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-snapshot-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

async function started(...arguments_: readonly string[]): Promise<RunningServer> {
  const server = await startServer({ arguments: arguments_ })
  onTestFinished(async () => void (await server.stop()))
  return server
}

const keyNames = async (server: RunningServer) => (await server.client().send(new GetApiKeysCommand({}))).items?.map(({ name }) => name) ?? []

test('a workspace is saved while the server runs, loaded into it again on the same ports, and reset', async () => {
  const file = join(temporaryFolder(), 'all.fourbox')
  const server = await started()
  const api = await deploy(server, { '/now': { any: { integration: mock('as it was') } } })
  await server.client().send(new CreateApiKeyCommand({ name: 'saved' }))
  expect(await runFourbox(server, 'snapshot', 'save', file)).toMatchObject({ code: 0, errors: '' })
  await server.client().send(new CreateApiKeyCommand({ name: 'later' }))

  expect(await runFourbox(server, 'snapshot', 'reset')).toMatchObject({ code: 0, errors: '', output: expect.stringContaining('before-restore') })
  expect((await server.client().send(new GetRestApisCommand({}))).items).toEqual([])
  expect((await fetch(api.url('/now'))).status).toBe(403)

  expect(await runFourbox(server, 'snapshot', 'load', file)).toMatchObject({ code: 0, errors: '' })
  expect(await keyNames(server)).toEqual(['saved'])
  expect(await (await fetch(api.url('/now'))).text()).toBe('as it was')
  await server.client().send(new CreateApiKeyCommand({ name: 'written afterwards' }))
  expect(await keyNames(server)).toContain('written afterwards')
})

test('a snapshot that was cut off or is none is refused, and the server goes on as it was', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'all.fourbox')
  const server = await started()
  await server.client().send(new CreateApiKeyCommand({ name: 'here' }))
  await runFourbox(server, 'snapshot', 'save', file)
  const broken = join(folder, 'broken.fourbox')
  for (const [bytes, why] of [
    [readFileSync(file).subarray(0, -20), 'it was cut off'],
    [Buffer.from('no snapshot'), 'it is no backup, or was damaged'],
    [Buffer.alloc(0), 'it was cut off'],
    [gzipSync(Buffer.alloc(50_000_000)), 'it is no backup'],
  ] as const) {
    writeFileSync(broken, bytes)
    expect(await runFourbox(server, 'snapshot', 'load', broken)).toMatchObject({ code: 1, output: '', errors: expect.stringContaining(why) })
  }
  expect(await runFourbox(server, 'snapshot', 'load', join(folder, 'absent'))).toMatchObject({ code: 2, errors: expect.stringContaining('absent') })
  expect(await keyNames(server)).toEqual(['here'])
  expect(readdirSync(server.dataFolder).filter((name) => name.startsWith('restore-'))).toEqual([])
})

test('calls that come meanwhile are answered or refused, never by a half of each; ten loads leave one server', async () => {
  const file = join(temporaryFolder(), 'all.fourbox')
  const server = await started()
  const api = await deploy(server, { '/now': { any: { integration: mock('whole') } } })
  await runFourbox(server, 'snapshot', 'save', file)
  const answers = new Set<string>()
  const done = new AbortController()
  const calling = (async () => {
    while (!done.signal.aborted)
      answers.add(
        await fetch(api.url('/now')).then(
          (answer) => answer.text(),
          () => 'refused',
        ),
      )
  })()
  for (let load = 0; load < 10; load += 1) expect(await runFourbox(server, 'snapshot', 'load', file)).toMatchObject({ code: 0 })
  done.abort()
  await calling
  expect(answers).toContain('whole')
  expect(answers.difference(new Set(['whole', 'refused']))).toEqual(new Set())
})

test('of two that are loaded at once each takes its turn', async () => {
  const folder = temporaryFolder()
  const [one, two] = [join(folder, 'one'), join(folder, 'two')]
  const server = await started()
  await runFourbox(server, 'snapshot', 'save', one)
  await server.client().send(new CreateApiKeyCommand({ name: 'second' }))
  await runFourbox(server, 'snapshot', 'save', two)
  const headers = { 'x-fourbox-token': server.token, 'Content-Type': 'application/gzip' }
  async function put(file: string): Promise<void> {
    try {
      await (await fetch(`${server.controlOrigin}/_fourbox/snapshot`, { method: 'PUT', headers, body: readFileSync(file) })).json()
    } catch (error) {
      // Who comes while the other one takes its place, and nobody listens, comes again.
      if (!(error instanceof TypeError && Object(error.cause).code === 'ECONNREFUSED')) throw error
      await put(file)
    }
  }
  await Promise.all([put(one), put(two)])
  await expect.poll(() => server.errors().match(/A snapshot took the place/g)?.length).toBe(2)
})

test('a folder that nobody uses is loaded and reset without a server', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'all.fourbox')
  const server = await started()
  await server.client().send(new CreateApiKeyCommand({ name: 'saved' }))
  await runFourbox(server, 'snapshot', 'save', file)

  const dataFolder = join(folder, 'data')
  // As an end in the middle of a load leaves it.
  mkdirSync(dataFolder)
  const left = join(dataFolder, 'restore-a0cf0000-0000-4000-8000-000000000000-b0cf0000-0000-4000-8000-000000000000.sqlite')
  writeFileSync(left, 'SQLite format 3')
  const unused = await startServer({ dataFolder })
  expect(existsSync(left)).toBe(false)
  await unused.stop()
  expect(await runFourbox({ dataFolder }, 'snapshot', 'load', file)).toMatchObject({ code: 0 })
  const loaded = await startServer({ dataFolder })
  expect(await keyNames(loaded)).toEqual(['saved'])
  await loaded.stop()
  expect(await runFourbox({ dataFolder }, 'snapshot', 'reset')).toMatchObject({ code: 0 })
  expect(existsSync(join(dataFolder, 'fourbox.sqlite.before-restore'))).toBe(true)
  const emptied = await startServer({ dataFolder })
  expect(await keyNames(emptied)).toEqual([])
  await emptied.stop()
})

test('who signs a snapshot in the strict mode is not trusted with much memory before the signature is checked', async () => {
  const server = await started('--strict', '--access-keys', 'AKIDEXAMPLE:secret')
  const signature = `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/${new Date().toISOString().slice(0, 10).replaceAll('-', '')}/us-east-1/apigateway/aws4_request, SignedHeaders=host;x-amz-date, Signature=00`
  const answer = await fetch(`${server.controlOrigin}/_fourbox/snapshot`, {
    method: 'PUT',
    headers: { Authorization: signature, 'X-Amz-Date': new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '') },
    body: Buffer.alloc(65 * 1024 * 1024),
  })
  expect(answer.status).toBe(413)
})
