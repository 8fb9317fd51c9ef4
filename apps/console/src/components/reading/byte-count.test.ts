import { expect, test } from 'vitest'
import { byteCount } from './byte-count.ts'

test('bytes are counted in thousands', () => {
  expect([0, 999, 1000, 1_440_000, 250_000_000, 12e15].map(byteCount)).toEqual(['0 B', '999 B', '1.0 kB', '1.4 MB', '250 MB', '12000 TB'])
})
