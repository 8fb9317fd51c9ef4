import { expect, test } from 'vitest'
import { readView, writeView } from './view.ts'

test('the address says all of the view, and nothing of a new page', () => {
  const view = { filter: 'GET /pets', statuses: '4xx', call: 'a b', box: 'integration' } as const
  expect(readView(writeView(view))).toEqual(view)
  expect(writeView(readView(new URLSearchParams())).toString()).toBe('')
})

test('a status that is none is all of them', () => {
  expect(readView(new URLSearchParams('status=3xx')).statuses).toBe('all')
})
