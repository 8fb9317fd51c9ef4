import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CodeRefused } from '../code-refused.ts'
import { zipOf } from '../testing/zip-of.ts'
import { ArchiveStore } from './archive-store.ts'

const zip = await zipOf([{ path: 'index.js', content: 'exports.handler = async () => 1' }])

function open(readArchive: (sha256: string) => Promise<Uint8Array | undefined> = async () => zip) {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-archives-'))
  return { folder, store: new ArchiveStore(folder, readArchive) }
}

test('a zip is unpacked once, however often it comes', async () => {
  const { folder, store } = open()
  const [first, second] = await Promise.all([store.keep(zip), store.keep(zip)])
  expect(second).toEqual(first)
  expect(first).toMatchObject({ size: zip.length, unpackedSize: 31 })
  expect(await store.keep(zip)).toEqual(first)
  expect(readdirSync(folder)).toHaveLength(2)
})

test('what has gone from the folder is unpacked again', async () => {
  const { folder, store } = open()
  const { sha256 } = await store.keep(zip)
  rmSync(folder, { recursive: true })
  expect(existsSync(join(await store.folderOf(sha256), 'index.js'))).toBe(true)
})

test('a refused zip leaves nothing behind', async () => {
  const { folder, store } = open()
  await expect(store.keep(Buffer.from('no zip'))).rejects.toThrow(CodeRefused)
  expect(readdirSync(folder)).toEqual([])
})

test('a dropped zip is gone, and dropping it twice is fine', async () => {
  const { folder, store } = open(async () => undefined)
  const { sha256 } = await store.keep(zip)
  await store.drop(sha256)
  await store.drop(sha256)
  expect(readdirSync(folder)).toEqual([])
  await expect(store.folderOf(sha256)).rejects.toThrow('is gone')
})
