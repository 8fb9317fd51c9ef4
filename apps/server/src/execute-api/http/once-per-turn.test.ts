import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'

import { oncePerTurn } from './once-per-turn.ts'

test('what is gathered in one turn is worked off in its order, at the end of that turn', async () => {
  const done: string[] = []
  const add = oncePerTurn<string>((item) => done.push(item))
  add('first')
  add('second')
  await Promise.resolve()
  expect(done).toEqual([])
  await nextTurn()
  expect(done).toEqual(['first', 'second'])
})

test('what comes while it is worked off waits for the next turn', async () => {
  const done: string[] = []
  const add = oncePerTurn<string>((item) => {
    done.push(item)
    if (item === 'question') add('answer')
  })
  add('question')
  await nextTurn()
  expect(done).toEqual(['question'])
  await nextTurn()
  expect(done).toEqual(['question', 'answer'])
})
