import { expect, test } from 'vitest'
import { compareBy } from './list-column.ts'

test('numbers in names count as numbers, and capitals do not matter', () => {
  const names = ['team-10', 'Team-2', 'team-1', 'alpha']
  expect(names.toSorted(compareBy({ id: 'name', header: 'Name', text: (name) => name }))).toEqual(['alpha', 'team-1', 'Team-2', 'team-10'])
})

test('a date is sorted by its time, not by its words', () => {
  const days = [3, 1, 2]
  expect(days.toSorted(compareBy({ id: 'day', header: 'Day', text: (day) => ['', 'Tue', 'Wed', 'Mon'][day] ?? '', order: (day) => day }))).toEqual([1, 2, 3])
})
