import { expect, test } from 'vitest'
import { printable } from './printable.ts'

test('a name cannot forge a line of the log, nor write over one', () => {
  expect(printable('shop\nFourbox is ready')).toBe('shop\n  Fourbox is ready')
  expect(printable('shop\r\u001b[1AFourbox is ready')).toBe('shop\\u000d\\u001b[1AFourbox is ready')
})
