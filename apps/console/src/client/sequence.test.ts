import { expect, test } from 'vitest'
import { inSequence } from './sequence.ts'

const fails = (message: string) => async () => {
  throw new Error(message)
}

test('when a step fails, the ones before it are undone, last first', async () => {
  const done: string[] = []
  const act = (what: string) => async () => done.push(what)
  const run = inSequence(async (step) => {
    await step('a', act('a'), act('undo a'))
    await step('b', act('b'), act('undo b'))
    await fails('no c')()
  })
  await expect(run).rejects.toThrow('no c')
  expect(done).toEqual(['a', 'b', 'undo b', 'undo a'])
})

test('what could not be undone is named behind the refusal', async () => {
  const run = inSequence(async (step) => {
    await step('the method GET', async () => undefined, fails('gone'))
    await fails('Too Many Requests')()
  })
  await expect(run).rejects.toThrow('Too Many Requests This was done before and could not be undone: the method GET.')
})

test('undoing is told what the step made', async () => {
  const undone: string[] = []
  const run = inSequence(async (step) => {
    await step(
      'a resource',
      async () => ({ id: 'abc123' }),
      async ({ id }) => undone.push(id),
    )
    await fails('x')()
  })
  await expect(run).rejects.toThrow('x')
  expect(undone).toEqual(['abc123'])
})
