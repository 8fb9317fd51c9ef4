import { setImmediate as endOfTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { DraftedDocuments } from '../rows/drafted-documents.ts'
import { WriteQueue } from './write-queue.ts'

const nothing = new DraftedDocuments({ get: () => undefined, has: () => false, ids: () => [] })

test('a write that is asked for at whichever moment after another is done is committed', async () => {
  const queue = new WriteQueue(async (group) => group.map((write) => write.run(nothing)))
  const done: number[] = []
  for (let steps = 0; steps < 20; steps++) {
    const next = async () => {
      await queue.write(() => undefined)
      for (let step = 0; step < steps; step++) await Promise.resolve()
      await queue.write(() => done.push(steps))
    }
    void next()
    // Whatever is under way without a disk is over by then, and nothing else is asked for that would take it along.
    for (let turn = 0; turn < 10; turn++) await endOfTurn()
    expect(done.at(-1)).toBe(steps)
  }
})
