import { expect, test } from 'vitest'
import { LentLog } from './lent-log.ts'

/** A log of which each line tells what stands in it, and whose silences come when they are asked for. */
function lentLog() {
  const lines: string[] = []
  const silences: (() => void)[] = []
  const log = new LentLog({
    log: { start: (_, requestId) => lines.push(`START ${requestId}`), functionEvent: (_, message) => lines.push(message) },
    end: ([requestId]) => lines.push(`END ${requestId}`),
    silence: () => new Promise((resolve) => silences.push(resolve)),
  })
  const ran = (requestId: string, isMarked: boolean) => log.ran([requestId, 0, 1, 2, isMarked])
  const settled = () => new Promise<void>((resolve) => log.whenSettled(resolve))
  return { log, lines, silences, ran, settled }
}

test('after a silence nobody waits for a mark any more: all that has been run is told', async () => {
  const { log, lines, silences, ran, settled } = lentLog()
  ran('1', true)
  log.event(0, 'said by 1')
  ran('2', true)
  ran('3', false)
  ran('4', true)
  expect(lines).toEqual([])
  silences[0]?.()
  await settled()
  expect(lines).toEqual(['START 1', 'said by 1', 'END 1', 'START 2', 'END 2', 'START 3', 'END 3', 'START 4', 'END 4'])
  expect(silences).toHaveLength(1)
  // The next mark is the next invocation's.
  ran('5', true)
  log.event(0, 'said by 5')
  log.mark()
  expect(lines.slice(-3)).toEqual(['START 5', 'said by 5', 'END 5'])
})

test('marks that no invocation has announced are not kept without end', () => {
  const { log } = lentLog()
  for (let n = 0; n < 1_000_000; n++) log.mark()
  expect(log.rest().length).toBeLessThan(200_000)
})
