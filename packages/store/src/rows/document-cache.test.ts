import { expect, test } from 'vitest'
import { DocumentCache } from './document-cache.ts'

test('a value is kept for its version only', () => {
  const cache = new DocumentCache(100)
  cache.set('a', 1, 'one', 10)
  expect(cache.get('a', 1)?.value).toBe('one')
  expect(cache.get('a', 2)).toBeUndefined()
  cache.delete('a')
  expect(cache.get('a', 1)).toBeUndefined()
})

test('what has been unused for longest goes first when there is too much', () => {
  const cache = new DocumentCache(30)
  for (const key of ['a', 'b', 'c']) cache.set(key, 1, key, 10)
  cache.get('a', 1)
  cache.set('d', 1, 'd', 10)
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key, 1))).toEqual(['a', 'c', 'd'])
})

test('a value that was replaced counts once, and one that is larger than everything is not kept', () => {
  const cache = new DocumentCache(30)
  cache.set('a', 1, 'small', 10)
  for (let version = 2; version < 10; version++) cache.set('b', version, 'again', 20)
  expect(cache.get('a', 1)?.value).toBe('small')
  cache.set('b', 10, 'huge', 31)
  expect([cache.get('b', 10), cache.get('b', 9), cache.get('a', 1)?.value]).toEqual([undefined, undefined, 'small'])
})
