import { expect, test } from 'vitest'
import type { Standing } from './lesson.ts'
import { lessons } from './lessons.ts'

const nothing: Standing = { api: undefined, resources: [], stages: [], deployments: [], calls: [], functions: new Set() }

test('each lesson has an id and an API of its own, and leads on to others', () => {
  const ids = lessons.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(lessons.map(({ apiName }) => apiName)).size).toBe(ids.length)
  for (const { id, next } of lessons) expect([next.includes(id), next.every((each) => ids.includes(each))]).toEqual([false, true])
})

test('where nothing stands no step is done, and the first one can be begun', () => {
  for (const { steps } of lessons) {
    expect(steps.map((step) => step.isDone(nothing))).not.toContain(true)
    expect(steps[0]?.at(nothing)).toBeDefined()
  }
})

test('what a lesson says of code and controls is closed', () => {
  for (const text of lessons.flatMap(({ steps, learnt }) => [...learnt, ...steps.flatMap((step) => [step.title, ...step.text])])) {
    expect(text.replaceAll(/`[^`]+`/g, '').replaceAll(/\*[^*]+\*/g, '')).not.toMatch(/[`*]/)
  }
})
