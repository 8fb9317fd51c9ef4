import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockDataFolder } from '@fourbox/store'
import { expect, onTestFinished, test, vi } from 'vitest'
import { PortInUse } from './failures/port-in-use.ts'
import { startFourbox } from './main.ts'
// Loaded behind a start, and waited for at its end.
import './nodes/node-routes.ts'
import { readConfig } from './settings/config.ts'

test('shutting down runs every end, even when one of them fails', { timeout: 60_000 }, async () => {
  const { config, folder } = configOf()
  const { controlOrigin, executeOrigin, close } = await startFourbox(config, neverReplaced)
  // What Node's server does when it is closed is no part of ours: here it fails once, for the one that is closed first.
  const failing = vi.spyOn(Server.prototype, 'close').mockImplementationOnce(() => {
    throw new Error('it does not close')
  })
  onTestFinished(() => failing.mockRestore())
  await expect(close()).rejects.toThrow('it does not close')
  for (const origin of [controlOrigin, executeOrigin]) await expect(fetch(origin)).rejects.toThrow('fetch failed')
  lockDataFolder(folder).release()
})

test('a start that fails leaves no port and no folder behind', { timeout: 60_000 }, async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const address = other.address()
  const taken = typeof address === 'object' ? (address?.port ?? 0) : 0
  const { config, folder } = configOf('--execute-port', String(taken))
  await expect(startFourbox(config, neverReplaced)).rejects.toThrow(PortInUse)
  lockDataFolder(folder).release()
})

const neverReplaced = { last: undefined, begin: () => undefined }

function configOf(...options: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-main-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return { folder, config: readConfig(['--data', folder, '--port', '0', '--execute-port', '0', ...options], {}) }
}
