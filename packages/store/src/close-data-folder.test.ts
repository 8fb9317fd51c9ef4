import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { closeDataFolder } from './close-data-folder.ts'
import { lockDataFolder } from './data-folder-lock.ts'
import { openStore, storeInFolder } from './open-store.ts'

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

function freshPlace() {
  const place = mkdtempSync(join(tmpdir(), 'fourbox-closed-'))
  onTestFinished(() => rmSync(place, { recursive: true }))
  return place
}

test.skipIf(process.platform === 'win32')('a new data folder and all that SQLite makes in it are its owner’s alone', async () => {
  const folder = join(freshPlace(), 'data')
  expect(closeDataFolder(folder)).toEqual({ opened: [], failed: [] })
  const lock = lockDataFolder(folder)
  onTestFinished(() => lock.release())
  const store = await openStore(storeInFolder(folder), { durability: 'full' })
  onTestFinished(() => store.close())
  await store.documents.insert('accessKey', 'a', { accessKeyId: 'a', secretAccessKey: 'b', createdAt: 0 })
  expect(modeOf(folder)).toBe('700')
  for (const name of ['fourbox.lock', 'fourbox.pid', 'fourbox.sqlite', 'fourbox.sqlite-wal', 'fourbox.sqlite-shm']) {
    expect([name, modeOf(join(folder, name))]).toEqual([name, '600'])
  }
})

test.skipIf(process.platform === 'win32')('a data folder that was open is closed, with its files, and what was open is told', () => {
  const folder = freshPlace()
  const outside = join(freshPlace(), 'outside')
  writeFileSync(outside, '')
  mkdirSync(join(folder, 'user-pools'))
  for (const name of ['fourbox.sqlite', 'fourbox.sqlite-wal', 'console-token', 'user-pools/us-east-1_A.json']) writeFileSync(join(folder, name), '')
  symlinkSync(outside, join(folder, 'link'))
  const open = ['', 'fourbox.sqlite', 'fourbox.sqlite-wal', 'console-token', 'user-pools', 'user-pools/us-east-1_A.json'].map((name) => join(folder, name))
  for (const path of open) chmodSync(path, statSync(path).isDirectory() ? 0o755 : 0o644)
  chmodSync(outside, 0o644)
  expect(closeDataFolder(folder).opened.toSorted()).toEqual([folder, ...open.slice(1)].toSorted())
  for (const path of open) expect([path, modeOf(path)]).toEqual([path, statSync(path).isDirectory() ? '700' : '600'])
  expect(modeOf(outside)).toBe('644')
  expect(closeDataFolder(folder)).toEqual({ opened: [], failed: [] })
})
