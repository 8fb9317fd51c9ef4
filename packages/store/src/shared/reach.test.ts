import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
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
