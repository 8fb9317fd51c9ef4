import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readUpload } from './read-upload.ts'

const create = { httpMethod: 'POST', rawPath: '/2015-03-31/functions' }
const zip = new Uint8Array(randomBytes(3_000_001))
const ZipFile = Buffer.from(zip).toString('base64')

test.each<readonly [string, object, object]>([
  [
    'a new function’s',
    { FunctionName: 'ü', Code: { ZipFile }, Tags: { ZipFile: 'a tag' } },
    { FunctionName: 'ü', Code: { ZipFile: zip }, Tags: { ZipFile: 'a tag' } },
  ],
  ['new code', { ZipFile, Publish: true }, { ZipFile: zip, Publish: true }],
  ['a layer’s', { Content: { ZipFile }, CompatibleRuntimes: ['nodejs22.x'] }, { Content: { ZipFile: zip }, CompatibleRuntimes: ['nodejs22.x'] }],
])('%s zip comes as bytes', async (_, upload, expected) => {
  const value: unknown = await readUpload({ ...create, body: Buffer.from(JSON.stringify(upload)) })
  expect(value).toEqual(expected)
})

test('what is no upload, what is not large, and what is no JSON is read as any other body', async () => {
  const large = Buffer.from(JSON.stringify({ ZipFile }))
  expect(await readUpload({ httpMethod: 'POST', rawPath: '/2015-03-31/functions/f/invocations', body: large })).toBeUndefined()
  for (const body of [Buffer.from('{"ZipFile": "aGk="}'), Buffer.alloc(2_000_001, 'x'), Buffer.alloc(2_000_001, 0xff)]) {
    expect(await readUpload({ ...create, body })).toBeUndefined()
  }
})

test('several at once are all read', async () => {
  const bodies = ['a', 'b', 'c'].map((FunctionName) => Buffer.from(JSON.stringify({ FunctionName, Code: { ZipFile } })))
  const values = await Promise.all(bodies.map((body) => readUpload({ ...create, body })))
  expect(values).toMatchObject(['a', 'b', 'c'].map((FunctionName) => ({ FunctionName })))
})
