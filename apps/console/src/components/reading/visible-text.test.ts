import { expect, test } from 'vitest'
import { visibleParts } from './visible-text.ts'

function seen(text: string): string {
  return visibleParts(text)
    .map((part) => (part.escaped ? `<${part.text}>` : part.text))
    .join('')
}

test('an escape sequence of a terminal is seen as one', () => {
  expect(seen('\u001b[31mred\u001b[0m')).toBe('<␛>[31mred<␛>[0m')
})

test('what turns the direction of a text or hides in it is named', () => {
  expect(seen('user\u202egnp.exe\u200b')).toBe('user<\\u202e>gnp.exe<\\u200b>')
  expect(seen('a\u0000b\u007fc\u0085')).toBe('a<␀>b<␡>c<\\u0085>')
  expect(seen('half \ud800!')).toBe('half <\\ud800>!')
})

test('text of every language, tabs and lines stay as they are', () => {
  const text = 'Grüße\t日本語 שלום 👩🏽\nat handler'
  expect(visibleParts(text)).toEqual([{ text, escaped: false }])
})
