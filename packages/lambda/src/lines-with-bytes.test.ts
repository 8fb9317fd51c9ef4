import { expect, test } from 'vitest'
import { type LineHead, lineWithBytes, LinesWithBytes } from './lines-with-bytes.ts'

interface Head extends LineHead {
  readonly name: string
}

function reader() {
  const taken: (readonly [name: string, bytes: string])[] = []
  let isBroken = false
  const lines = new LinesWithBytes<Head>({
    readHead: (bytes, end) => {
      const [name = '', n] = bytes.toString('utf8', 0, end).split(' ')
      return name === '' ? undefined : { name, ...(n !== undefined && { n: Number(n) }) }
    },
    take: ({ name }, bytes) => taken.push([name, bytes.toString()]),
    broken: () => (isBroken = true),
    longestLine: 20,
    mostBytes: 1000,
  })
  return { lines, taken, isBroken: () => isBroken }
}

const large = 'x'.repeat(1000)
const written = [
  ['one', ''],
  ['zwölf', 'a\nb'],
  ['large', large],
  ['last', 'ü'],
] as const
const stream = Buffer.concat(written.map(([name, text]) => lineWithBytes(text === '' ? name : `${name} ${Buffer.byteLength(text)}`, Buffer.from(text))))

test.each([1, 2, 3, 7, 100, 1003, stream.length])('lines with bytes come whole when a socket cuts them every %i bytes', (size) => {
  const { lines, taken, isBroken } = reader()
  for (let at = 0; at < stream.length; at += size) lines.push(stream.subarray(at, at + size))
  expect(taken).toEqual(written)
  expect(isBroken()).toBe(false)
})

test.each([
  ['a line without an end', 'x'.repeat(21)],
  ['more bytes than there may be', 'name 1001\n'],
  ['what is no line of the protocol', '\n'],
])('%s is the end: nothing is taken any more', (_, text) => {
  const { lines, taken, isBroken } = reader()
  lines.push(Buffer.from(`good\n${text}`))
  lines.push(Buffer.from('late\n'))
  expect(taken).toEqual([['good', '']])
  expect(isBroken()).toBe(true)
})
