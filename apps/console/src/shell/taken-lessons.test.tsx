import { beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  localStorage.clear()
  vi.resetModules()
})

const loaded = () => import('./taken-lessons.ts')

test('what was begun is remembered over a reload, and finished for good', async () => {
  const first = await loaded()
  first.takeUpLesson('mock-api')
  first.finishLesson('mock-api')
  first.leaveLesson()
  vi.resetModules()
  const { useTakenLessons, startLessonOver } = await loaded()
  expect(useTakenLessons.getState()).toMatchObject({ taken: { 'mock-api': { finished: true } } })
  startLessonOver('mock-api')
  expect(useTakenLessons.getState()).toMatchObject({ open: 'mock-api', taken: { 'mock-api': { finished: false } } })
})

test.each(['', 'null', '[]', '{"taken":null}', '{"open":7,"taken":{"a":{"since":"x"},"b":7}}'])('a remembered %s is as if nothing was begun', async (text) => {
  localStorage.setItem('fourbox-lessons', text)
  expect((await loaded()).useTakenLessons.getState()).toEqual({ open: undefined, taken: {} })
})
