import { expect, test } from 'vitest'
import { boundsOf, readView, writeView } from './view.ts'

test.for(['', 'stream=a%2Fb', 'pattern=%7B+%24.a+%3D+1+%7D&back=5m', 'from=1&to=2&time=utc&lines=wrapped&group=request&live=on', 'to=5'])(
  'the address %j is read and written without loss',
  (text) => {
    expect(writeView(readView(new URLSearchParams(text))).toString()).toBe(text)
  },
)

test('what the address says wrongly counts as not said', () => {
  expect(readView(new URLSearchParams('back=9y&from=yesterday&to=-1')).range).toEqual({ type: 'all' })
})

test('a range back from now stays open for what comes, one with an end does not', () => {
  expect(boundsOf({ type: 'back', text: '1m' }, 100_000)).toEqual({ from: 40_000, to: 100_000, open: true })
  expect(boundsOf({ type: 'between', from: 1, to: 2 }, 100)).toEqual({ from: 1, to: 2, open: false })
  expect(boundsOf({ type: 'all' }, 100)).toEqual({ from: 0, to: 100, open: true })
})
