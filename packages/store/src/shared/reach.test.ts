import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { StoreUnavailable } from '../store-unavailable.ts'
import { Reach } from './reach.ts'

const deadlineInMillis = 100

function trialReach() {
  const told: string[] = []
  const reach = new Reach({
    place: 'the server',
    deadlineInMillis,
    probe: () => Promise.reject(new Error('still away')),
    onAway: () => told.push('away'),
    onBack: () => told.push('back'),
  })
  onTestFinished(() => reach.close())
  return { reach, told }
}

function standStill(millis: number): void {
  const end = performance.now() + millis
  while (performance.now() < end);
}

test('a server is not away for what a busy process needs itself, in several turns, to read its answer', async () => {
  const { reach, told } = trialReach()
  const answer = await reach.ask(async () => {
    for (let turn = 0; turn < 5; turn++) {
      await nextTurn()
      standStill(deadlineInMillis / 2)
    }
    return 'here'
  })
  expect([answer, told]).toEqual(['here', []])
})

test('one that does not answer is away for all who wait, at once for those who come later, and says so once', async () => {
  const { reach, told } = trialReach()
  const never = () => new Promise<never>(() => undefined)
  const waiting = await Promise.allSettled([reach.ask(never), reach.ask(never)])
  expect(waiting).toMatchObject([
    { status: 'rejected', reason: { name: 'StoreUnavailable' } },
    { status: 'rejected', reason: { name: 'StoreUnavailable' } },
  ])
  await expect(reach.ask(() => Promise.resolve('here'))).rejects.toMatchObject({ name: 'StoreUnavailable' })
  expect(told).toEqual(['away'])
})

test('what is wrong with a question, or with us who ask it, says nothing of the server: it is told as it is, and others are answered', async () => {
  const { reach, told } = trialReach()
  const bug = new TypeError('rows is undefined')
  await expect(reach.ask(() => Promise.reject(bug))).rejects.toBe(bug)
  expect(await reach.ask(() => Promise.resolve('here'))).toBe('here')
  expect(told).toEqual([])
})

test('who waits while it is found to be away is told so, and a probe that is answered by a word about the question brings it back', async () => {
  const told: string[] = []
  const back = Promise.withResolvers<void>()
  const reach = new Reach({
    place: 'the server',
    deadlineInMillis,
    probe: () => Promise.reject(new SyntaxError('what it was asked')),
    onAway: (fault) => told.push(String(fault)),
    onBack: () => back.resolve(),
  })
  onTestFinished(() => reach.close())
  const waiting = reach.ask(() => new Promise<never>(() => undefined))
  reach.lost(new Error('the connection broke'))
  await expect(waiting).rejects.toThrow(StoreUnavailable)
  await back.promise
  expect(told).toEqual(['Error: the connection broke'])
})
