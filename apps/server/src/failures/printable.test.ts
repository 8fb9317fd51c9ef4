import { expect, test } from 'vitest'
import { printable } from './printable.ts'

test('names that would move the cursor or turn a line round are written out', () => {
  expect(printable('a\u001b[2Jb\rc\u0007d\u009be')).toBe('a\\u001b[2Jb\\u000dc\\u0007d\\u009be')
  expect(printable('shop\u202eexe.\u2066x\u2069\u200f\u061c\u2028')).toBe('shop\\u202eexe.\\u2066x\\u2069\\u200f\\u061c\\u2028')
})

test('a name cannot forge a line of the log', () => {
  expect(printable('shop\nFourbox is ready')).toBe('shop\n  Fourbox is ready')
})

test('what people write in their languages stays', () => {
  expect(printable('Ärger\tمتجر 店 👩‍👩‍👧')).toBe('Ärger\tمتجر 店 👩‍👩‍👧')
})
