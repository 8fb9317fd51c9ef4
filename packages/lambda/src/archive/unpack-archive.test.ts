import { existsSync, lstatSync, mkdtempSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { zipOf, type ZipEntry } from '../testing/zip-of.ts'
import { unpackArchive } from './unpack-archive.ts'

const refused = 'Could not unzip uploaded file. Please check your file, then try to upload again.'

/** Begins each entry of a zip's directory; 24 bytes on stands the size of the file. */
const directoryEntry = 'PK\u0001\u0002'

function place(): { readonly root: string; readonly folder: string } {
  const root = mkdtempSync(join(tmpdir(), 'fourbox-unpack-'))
  return { root, folder: join(root, 'code') }
}

async function unpack(entries: readonly ZipEntry[]) {
  const { root, folder } = place()
  return { root, folder, size: await unpackArchive(await zipOf(entries), folder) }
}

test('files keep their modes, and everybody may read them', async () => {
  const { folder, size } = await unpack([
    { path: 'bootstrap', content: '#!/bin/sh\n', mode: 0o100_755 },
    { path: 'lib/secret.js', content: 'x', mode: 0o100_600 },
    { path: 'plain.txt', content: 'abc', mode: 0 },
  ])
  expect(size).toBe(14)
  expect(statSync(join(folder, 'bootstrap')).mode & 0o777).toBe(0o755)
  expect(statSync(join(folder, 'lib/secret.js')).mode & 0o777).toBe(0o644)
  expect(statSync(join(folder, 'plain.txt')).mode & 0o777).toBe(0o644)
})

test('a symbolic link inside the archive stays one', async () => {
  const { folder } = await unpack([
    { path: 'a/real.js', content: 'ok', mode: 0o100_644 },
    { path: 'b/link.js', content: '../a/real.js', mode: 0o120_777 },
  ])
  expect(readlinkSync(join(folder, 'b/link.js'))).toBe('../a/real.js')
  expect(readFileSync(join(folder, 'b/link.js'), 'utf8')).toBe('ok')
})

test.each<readonly [string, readonly ZipEntry[]]>([
  ['to an absolute path', [{ path: 'l', content: '/etc/passwd', mode: 0o120_777 }]],
  ['to a parent', [{ path: 'a/l', content: '../../x', mode: 0o120_777 }]],
  [
    'out by way of another',
    [
      { path: 'deep/er/d', content: '../..', mode: 0o120_777 },
      { path: 'x', content: 'deep/er/d/..', mode: 0o120_777 },
    ],
  ],
  [
    'in a circle',
    [
      { path: 'a', content: 'b', mode: 0o120_777 },
      { path: 'b', content: 'a', mode: 0o120_777 },
    ],
  ],
  [
    'in the place of a folder that files are written to',
    [
      { path: 'd', content: 'elsewhere', mode: 0o120_777 },
      { path: 'd/f', content: 'x', mode: 0o100_644 },
    ],
  ],
])('a symbolic link %s is refused', async (_, entries) => {
  const { root, folder } = place()
  await expect(unpackArchive(await zipOf(entries), folder)).rejects.toThrow(refused)
  expect([existsSync(folder), existsSync(join(root, 'x'))]).toEqual([false, false])
})

test.each(['../out.txt', '/tmp/out.txt', 'a/../../out.txt', 'C:/out.txt', '..\\out.txt'])('a path that leaves the folder is refused: %s', async (path) => {
  const { root, folder } = place()
  // The writer refuses such names, so a harmless one of the same length is exchanged in the bytes.
  const harmless = 'o'.repeat(path.length)
  const zip = Buffer.from(await zipOf([{ path: harmless, content: 'x', mode: 0o100_644 }]))
  for (let at = zip.indexOf(harmless); at >= 0; at = zip.indexOf(harmless, at)) zip.write(path, at)
  await expect(unpackArchive(zip, folder)).rejects.toThrow(refused)
  expect(existsSync(join(root, 'out.txt'))).toBe(false)
})

test.each([
  ['empty', () => Buffer.alloc(0)],
  ['no zip', () => Buffer.from('this is a text')],
  ['cut short', (zip: Buffer) => zip.subarray(0, zip.length - 10)],
  ['changed inside', (zip: Buffer) => Buffer.from(zip).fill(0xff, 40, 60)],
])('an archive that is %s is refused', async (_, spoil) => {
  const { folder } = place()
  const zip = Buffer.from(
    await zipOf([{ path: 'index.js', content: 'exports.handler = async () => "a longer text, so that it is compressed"', mode: 0o100_644 }]),
  )
  await expect(unpackArchive(spoil(zip), folder)).rejects.toThrow(refused)
  expect(existsSync(folder)).toBe(false)
})

test('over 250 MB of files are refused by what the archive announces', async () => {
  const { folder } = place()
  const zip = Buffer.from(await zipOf(['a', 'b'].map((path) => ({ path, content: 'x' }))))
  for (let at = zip.indexOf(directoryEntry); at >= 0; at = zip.indexOf(directoryEntry, at + 4)) zip.writeUInt32LE(131_072_001, at + 24)
  await expect(unpackArchive(zip, folder)).rejects.toThrow('Unzipped size must be smaller than 262144000 bytes')
  expect(existsSync(folder)).toBe(false)
})

test('an entry that is longer than it says is refused', async () => {
  const { folder } = place()
  const zip = Buffer.from(await zipOf([{ path: 'bomb', content: Buffer.alloc(5_000_000), mode: 0o100_644 }]))
  zip.writeUInt32LE(10, zip.indexOf(directoryEntry) + 24)
  await expect(unpackArchive(zip, folder)).rejects.toThrow(refused)
})

test('a device in an archive is refused', async () => {
  const { folder } = place()
  await expect(unpackArchive(await zipOf([{ path: 'null', content: '', mode: 0o020_666 }]), folder)).rejects.toThrow(refused)
})

test('of two entries with one name the later counts', async () => {
  const { folder } = await unpack([
    { path: 'f', content: 'one', mode: 0o100_644 },
    { path: 'f', content: 'two', mode: 0o100_644 },
  ])
  expect(readFileSync(join(folder, 'f'), 'utf8')).toBe('two')
  expect(lstatSync(join(folder, 'f')).isFile()).toBe(true)
})
