import { expect, test } from 'vitest'
import { isWellFormed } from './well-formed.ts'

test.for([
  { httpVersion: '1.1', hosts: 1, transferEncoding: undefined },
  { httpVersion: '1.1', hosts: 1, transferEncoding: 'Chunked' },
  { httpVersion: '1.0', hosts: 0, transferEncoding: undefined },
])('%j can be read in one way', (framing) => {
  expect(isWellFormed(framing)).toBe(true)
})

test.for([
  { httpVersion: '0.9', hosts: 1, transferEncoding: undefined },
  { httpVersion: '2.0', hosts: 1, transferEncoding: undefined },
  { httpVersion: '1.1', hosts: 2, transferEncoding: undefined },
  { httpVersion: '1.1', hosts: 1, transferEncoding: 'gzip, chunked' },
  { httpVersion: '1.1', hosts: 1, transferEncoding: 'identity' },
  { httpVersion: '1.1', hosts: 1, transferEncoding: '' },
  { httpVersion: '1.0', hosts: 1, transferEncoding: 'chunked' },
])('%j is refused', (framing) => {
  expect(isWellFormed(framing)).toBe(false)
})
