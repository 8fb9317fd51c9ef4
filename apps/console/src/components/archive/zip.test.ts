import { expect, test } from 'vitest'
import { readZip } from './read-zip.ts'
import { writeZip } from './write-zip.ts'
import { contentOf, newEntry } from './zip-entry.ts'

const encode = (text: string) => new TextEncoder().encode(text)

/** Made by Info-ZIP: `hello.txt`, stored, mode 755, with an extra field in both headers. */
const infoZip =
  'UEsDBAoAAAAAAAAAISggMDo2BgAAAAYAAAAJABwAaGVsbG8udHh0VVQJAAOAQ204gENtOHV4CwABBAAAAAAEAAAAAGhlbGxvClBLAQIeAwoAAAAAAAAAISggMDo2BgAAAAYAAAAJABgAAAAAAAAAAADtgQAAAABoZWxsby50eHRVVAUAA4BDbTh1eAsAAQQAAAAABAAAAABQSwUGAAAAAAEAAQBPAAAASQAAAAAA'

test('what is written is read again, with paths of every script', async () => {
  const written = writeZip([await newEntry('index.mjs', encode('export const handler = 1\n')), await newEntry('lib/größe.json', encode('{}'))])
  const entries = readZip(written)
  expect(entries.map(({ path, size }) => ({ path, size }))).toEqual([
    { path: 'index.mjs', size: 25 },
    { path: 'lib/größe.json', size: 2 },
  ])
  expect(new TextDecoder().decode(await contentOf(entries[0] ?? (await newEntry('', encode('')))))).toBe('export const handler = 1\n')
})

test('an entry that nobody touched keeps its mode, one that replaces another takes it over', async () => {
  const [hello] = readZip(Uint8Array.from(atob(infoZip), (letter) => letter.charCodeAt(0)))
  if (!hello) throw new Error('The zip has an entry')
  expect(new TextDecoder().decode(await contentOf(hello))).toBe('hello\n')
  expect((hello.externalAttributes >>> 16).toString(8)).toBe('100755')
  const again = readZip(writeZip([hello, await newEntry('new', encode('#!/bin/sh\n'), hello)]))
  expect(again.map(({ externalAttributes }) => (externalAttributes >>> 16).toString(8))).toEqual(['100755', '100755'])
  expect(again[0]).toEqual({ ...hello, packed: again[0]?.packed })
})

test.each([
  ['no zip', encode('PK, but no more')],
  ['a zip without its end', writeZip([]).slice(0, 10)],
])('%s is refused', (_what, bytes) => {
  expect(() => readZip(bytes)).toThrow('This is no zip file')
})

test('the same contents give the same bytes', async () => {
  const make = async () => writeZip([await newEntry('a', encode('1'))])
  expect(await make()).toEqual(await make())
})
