import { expect, test } from 'vitest'
import { visible } from './visible.ts'

test('what would move the cursor, turn a line round or hide in it is written out as JSON writes it', () => {
  expect(visible('a\u001b[2Jb\rc\u0007d\u009be')).toBe('a\\u001b[2Jb\\u000dc\\u0007d\\u009be')
  expect(visible('shop\u202eexe.\u2066x\u2069\u200f\u061c\u2028\u200b\ufeff')).toBe('shop\\u202eexe.\\u2066x\\u2069\\u200f\\u061c\\u2028\\u200b\\ufeff')
  expect(JSON.parse(`"${visible('\u{e0041}\ud800')}"`)).toBe('\u{e0041}\ud800')
})

test('what people write in their languages stays, and so do tabs and ends of lines', () => {
  const text = 'Ärger\tمتجر 店 👩‍👩‍👧\r\nמשפט\n'
  expect(visible(text)).toBe(text)
})
