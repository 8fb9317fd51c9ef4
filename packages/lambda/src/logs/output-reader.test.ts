import { expect, test } from 'vitest'
import { OutputReader } from './output-reader.ts'

function frame(text: string, type = 0xa5_5a_00_03, at = 1_700_000_000_123): Buffer {
  const bytes = Buffer.alloc(16 + Buffer.byteLength(text))
  bytes.writeUInt32BE(type, 0)
  bytes.writeUInt32BE(Buffer.byteLength(text), 4)
  bytes.writeBigUInt64BE(BigInt(at) * 1000n, 8)
  bytes.write(text, 16)
  return bytes
}

function read(pieces: readonly Buffer[]): readonly unknown[] {
  const seen: unknown[] = []
  const reader = new OutputReader({ event: (message, at) => seen.push(at === undefined ? message : [message, at]), mark: () => seen.push('mark') })
  for (const piece of pieces) reader.push(piece)
  reader.flush()
  return seen
}

const output = Buffer.concat([
  Buffer.from('one\ntwo\r still two\n'),
  frame('three\nstill three: ü\n'),
  Buffer.from('\n'),
  frame('', 0xa5_5a_ff_ff),
  Buffer.from('no end'),
])
const events = ['one\n', 'two\r still two\n', ['three\nstill three: ü\n', 1_700_000_000_123], '\n', 'mark', 'no end']

test('lines are events, cut at line feeds alone; a frame is one event, whatever it holds', () => {
  expect(read([output])).toEqual(events)
})

test('it makes no difference in what pieces the output comes', () => {
  expect(read(Array.from(output, (byte) => Buffer.from([byte])))).toEqual(events)
})

test('a line without its end ends where a frame begins, also where the frame holds a line feed', () => {
  const tenBytes = frame('ten bytes\n')
  const pieces = [Buffer.from('åZ open'), tenBytes, Buffer.from('å'), frame('', 0xa5_5a_ff_ff), Buffer.from('åZ\n')]
  const told = ['åZ open', ['ten bytes\n', 1_700_000_000_123], 'å', 'mark', 'åZ\n']
  expect(read([Buffer.concat(pieces)])).toEqual(told)
  expect(read(Array.from(Buffer.concat(pieces), (byte) => Buffer.from([byte])))).toEqual(told)
})

test('who flushes at the mark is told nothing twice', () => {
  const seen: string[] = []
  const reader = new OutputReader({
    event: (message) => seen.push(message),
    mark: () => {
      seen.push('mark')
      reader.flush()
    },
  })
  reader.push(output)
  reader.flush()
  expect(seen).toEqual(['one\n', 'two\r still two\n', 'three\nstill three: ü\n', '\n', 'mark', 'no end'])
})

test('nor is the beginning of a line that came before', () => {
  const seen: string[] = []
  const reader = new OutputReader({ event: (message) => seen.push(message), mark: () => reader.flush() })
  reader.push(Buffer.from('tw'))
  reader.push(Buffer.concat([Buffer.from('o\n'), frame('', 0xa5_5a_ff_ff)]))
  expect(seen).toEqual(['two\n'])
})

test('a line without end is cut where an event must end, and not kept', () => {
  const cut = read([Buffer.alloc(3_000_000, 'x')])
  expect(cut.map((message) => String(message).length)).toEqual([1_048_550, 1_048_550, 902_900])
})

test('a frame that says it is endless is cut, too', () => {
  const bytes = frame('abc')
  bytes.writeUInt32BE(0xff_ff_ff_ff, 4)
  const seen = read([bytes, Buffer.alloc(1_100_000, 'y')])
  expect(String(seen[0]).length).toBeGreaterThan(1_000_000)
})
