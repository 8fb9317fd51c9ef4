import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Fellows } from './fellows.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

const node = (id: string) => ({ id, facts: `{"name":"node ${id}"}` })

test('a database that has forgotten this node, too, is not believed of those that lived before, until each has told of itself or the time is over', () => {
  const fellows = new Fellows('me', 6000)
  expect(fellows.unheard([node('me'), node('a'), node('b')])).toEqual([])
  expect(fellows.unheard([])).toEqual(['node a', 'node b'])
  vi.advanceTimersByTime(2000)
  expect(fellows.unheard([node('me'), node('b')])).toEqual(['node a'])
  vi.advanceTimersByTime(4000)
  expect(fellows.unheard([node('me'), node('b')])).toEqual([])
  expect(fellows.unheard([node('me'), node('a'), node('b')])).toEqual([])
})

test('one that it does not hear while it hears this one has fallen', () => {
  const fellows = new Fellows('me', 6000)
  fellows.unheard([node('me'), node('a'), { id: 'older', facts: null }])
  expect(fellows.unheard([node('me')])).toEqual([])
  expect(fellows.unheard([])).toEqual([])
})
