import { expect, test } from 'vitest'
import { encodeText } from './text-encoding.ts'

test.each([
  ['UTF-8', 'a€😀', [0x61, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80]],
  ['utf8', 'é', [0xc3, 0xa9]],
  ['UTF-8', '\ud83d', [0x3f]],
  ['US-ASCII', 'aé', [0x61, 0x3f]],
  ['ISO-8859-1', 'é€😀', [0xe9, 0x3f, 0x3f]],
  ['latin1', 'ÿ', [0xff]],
  ['UTF-16', 'A', [0xfe, 0xff, 0x00, 0x41]],
  ['UTF-16', '', []],
  ['UTF-16BE', '€', [0x20, 0xac]],
  ['UTF-16LE', '€A', [0xac, 0x20, 0x41, 0x00]],
])('in %s %j has Java’s bytes', (charset, text, bytes) => {
  expect(encodeText(text, charset)).toEqual(bytes)
})

test('another charset is not known', () => {
  expect(encodeText('a', 'EBCDIC')).toBeUndefined()
  expect(encodeText('a', 'constructor')).toBeUndefined()
})
