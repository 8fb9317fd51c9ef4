import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore, storeInFolder } from '@fourbox/store'
import { UsageError } from '../../failures/usage-error.ts'
import { copyStore } from './copy-store.ts'

test('what is copied into a folder that all may read is for its owner alone, as is what stood there before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [from, open, made] = [join(folder, 'from'), join(folder, 'open'), join(folder, 'made')]
  for (const each of [from, open]) {
    mkdirSync(each, { mode: 0o755 })
    writeFileSync(join(each, 'fourbox.sqlite'), '', { mode: 0o644 })
    chmodSync(join(each, 'fourbox.sqlite'), 0o644)
  }
  rmSync(join(from, 'fourbox.sqlite'))
  for (const each of [from, open]) await (await openStore(storeInFolder(each), { durability: 'full' })).close()
  for (const each of [open, made]) {
    await copyStore(from, each, { replace: true, environment: {} })
    const opened = await openStore(storeInFolder(each), { durability: 'full' })
    const modes = readdirSync(each).map((name) => [name, statSync(join(each, name)).mode & 0o077])
    await opened.close()
    expect(modes).toEqual(modes.map(([name]) => [name, 0]))
    expect(modes.map(([name]) => name)).toEqual(expect.arrayContaining(['fourbox.sqlite', 'fourbox.sqlite-wal', 'fourbox.sqlite-shm']))
  }
  expect(readdirSync(open)).toContain('fourbox.sqlite.before-restore')
  expect(statSync(made).mode & 0o077).toBe(0)
  expect(statSync(join(from, 'fourbox.sqlite')).mode & 0o077).toBe(0)
})

test('a database in the words of libpq is no folder: it is refused without its password, on either side', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const settings = { replace: false, environment: {} }
  for (const words of ['host=localhost password=hidden', 'dbname = a password=hidden', `${folder}/x user=me`])
    for (const [from, to] of [
      [join(folder, 'a'), words],
      [words, join(folder, 'a')],
    ] as const) {
      const refused: unknown = await copyStore(from, to, settings).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(UsageError)
      expect(String(refused)).toContain('copy takes a database as postgres://USER:PASSWORD@HOST:5432/DATABASE')
      expect(String(refused)).not.toContain('hidden')
    }
  expect(readdirSync(folder)).toEqual([])
})
