import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateApiKeyCommand, GetApiKeysCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway'
import { expect, onTestFinished, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { runCommand } from '../fourbox-command.ts'
import { startServer } from '../server.ts'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test('a backup of a strict server that is being written to holds what was acknowledged before it, and restores to a server that answers', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'all.fourbox')
  const server = await startServer({ arguments: ['--strict', '--access-keys', 'test:test', '--user-pools', 'us-east-1_Local=local'] })
  onTestFinished(async () => void (await server.stop()))
  const client = server.client()
  const api = await deploy(server, { '/now': { any: { integration: mock('still here') } } })
  await client.send(new CreateApiKeyCommand({ name: 'before' }))
  const written: string[] = []
  const done = new AbortController()
  const writing = (async () => {
    while (!done.signal.aborted) written.push((await client.send(new CreateApiKeyCommand({ name: `during ${written.length}` }))).name ?? '')
  })()
  // Not from its folder: signed, as from another machine.
  const key = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', FOURBOX_DATA: folder }
  const backup = await runCommand(['backup', file, '--endpoint', server.controlOrigin], key)
  done.abort()
  await writing
  expect(backup).toEqual({ code: 0, output: `Everything is in ${file}.\n`, errors: '' })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const wrong = await runCommand(['backup', join(folder, 'refused'), '--endpoint', server.controlOrigin], { ...key, AWS_SECRET_ACCESS_KEY: 'wrong' })
  expect(wrong).toMatchObject({ code: 1, errors: expect.stringContaining('signature') })
  expect(existsSync(join(folder, 'refused'))).toBe(false)

  const running = await runCommand(['restore', file, '--data', server.dataFolder])
  expect(running).toMatchObject({
    code: 1,
    errors: expect.stringContaining(`Nothing was restored: Another Fourbox (process ${server.processId}) uses the data folder`),
  })

  const data = join(folder, 'restored')
  expect(await runCommand(['restore', file, '--data', data])).toEqual({ code: 0, output: `${data} holds what ${file} does.\n`, errors: '' })
  expect(readFileSync(join(data, 'user-pools/us-east-1_Local.json'))).toEqual(readFileSync(join(server.dataFolder, 'user-pools/us-east-1_Local.json')))
  const restored = await startServer({ dataFolder: data })
  onTestFinished(async () => void (await restored.stop()))
  expect(await (await fetch(restored.invokeUrl(api.restApiId, 'prod', '/now'))).text()).toBe('still here')
  const { items = [] } = await restored.client().send(new GetApiKeysCommand({ limit: 500 }))
  const names = items.map(({ name = '' }) => name)
  // One moment: the first so many of what was written, and none that came later without one that came before.
  expect(names).toContain('before')
  const during = names.filter((name) => name !== 'before').toSorted((a, b) => Number(a.slice(7)) - Number(b.slice(7)))
  expect(during).toEqual(written.slice(0, during.length))
})

test('a folder that nobody uses is backed up without a server; a backup that was cut off or changed is refused and changes nothing', async () => {
  const folder = temporaryFolder()
  const data = join(folder, 'data')
  const file = join(folder, 'all.fourbox')
  const server = await startServer({ dataFolder: data })
  await deploy(server, { '/now': { any: { integration: mock('now') } } })
  await server.stop()
  expect(await runCommand(['backup', file, '--data', data])).toMatchObject({ code: 0 })

  const whole = readFileSync(file)
  const changed = Buffer.from(whole)
  changed[whole.length >> 1] = (changed[whole.length >> 1] ?? 0) ^ 1
  const before = readFileSync(join(data, 'fourbox.sqlite'))
  const bad: readonly (readonly [Buffer, RegExp])[] = [
    [whole.subarray(0, whole.length - 1), /Nothing was restored: .*bad cannot be opened: it was cut off/],
    [whole.subarray(0, whole.length >> 1), /it was cut off/],
    [whole.subarray(0, 0), /it was cut off/],
    [changed, /it is no backup, or was damaged/],
    [Buffer.from('no backup'), /it is no backup, or was damaged/],
  ]
  for (const [bytes, message] of bad) {
    writeFileSync(join(folder, 'bad'), bytes)
    expect(await runCommand(['restore', join(folder, 'bad'), '--data', data])).toMatchObject({ code: 1, output: '', errors: expect.stringMatching(message) })
    expect(readFileSync(join(data, 'fourbox.sqlite'))).toEqual(before)
  }
  expect(await runCommand(['restore', join(folder, 'nowhere'), '--data', data])).toMatchObject({ code: 2, errors: expect.stringContaining('ENOENT') })

  const again = await startServer({ dataFolder: data })
  await deploy(again, { '/later': { any: { integration: mock('later') } } })
  await again.stop()
  expect(await runCommand(['restore', file, '--data', data])).toMatchObject({ code: 0, output: expect.stringContaining('What it held before is kept as') })
  const last = await startServer({ dataFolder: data })
  onTestFinished(async () => void (await last.stop()))
  expect((await last.client().send(new GetRestApisCommand({}))).items).toHaveLength(1)
})
