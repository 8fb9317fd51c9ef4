import { expect, test, vi } from 'vitest'
import { printJson, writeOut } from './terminal.ts'

const hostile = 'a\u001b[2J\u009b1A\u202eexe.\u2066x\u{e0041}\u200f'

function written(isTTY: boolean): string {
  const chunks: string[] = []
  writeOut(hostile, { isTTY, write: (text) => chunks.push(text) })
  return chunks.join('')
}

test('what was asked for itself goes on byte for byte, and does nothing to a screen', () => {
  expect(written(false)).toBe(hostile)
  expect(written(true)).toBe(String.raw`a\u001b[2J\u009b1A\u202eexe.\u2066x\udb40\udc41\u200f`)
})

test('JSON on a screen has the value that it has in a file', () => {
  const log = vi.spyOn(console, 'log').mockReturnValue()
  printJson({ name: hostile })
  const text = String(log.mock.calls[0]?.[0])
  log.mockRestore()
  expect(text).toContain(String.raw`a\u001b[2J\u009b1A\u202eexe.\u2066x\udb40\udc41\u200f`)
  expect(JSON.parse(text)).toEqual({ name: hostile })
})
