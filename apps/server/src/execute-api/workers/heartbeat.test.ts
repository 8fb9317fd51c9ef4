import { expect, test } from 'vitest'
import { Heartbeat } from './heartbeat.ts'
import { type MainThread, mainThreadOf, readThreadStat } from './main-thread.ts'

/** A worker whose main thread is as the test says, beat by beat; answers how often it was found stuck. */
function beats(threads: readonly (MainThread | undefined)[], answersAfter: (beat: number) => boolean = () => false): number {
  let stuck = 0
  let thread: MainThread | undefined = { asleep: true, ranMillis: 0 }
  const heartbeat = new Heartbeat({ ask: () => undefined, look: () => thread, onStuck: () => stuck++ })
  heartbeat.beat()
  for (const [beat, next] of threads.entries()) {
    thread = next
    heartbeat.beat()
    if (answersAfter(beat)) heartbeat.answered()
  }
  return stuck
}

const times = (count: number, thread: (beat: number) => MainThread | undefined) => Array.from({ length: count }, (_, index) => thread(index + 1))

test('a worker whose main thread runs without an answer is stuck after eight beats, and told of once', () => {
  const running = (beat: number) => ({ asleep: false, ranMillis: beat * 100 })
  expect([beats(times(7, running)), beats(times(8, running)), beats(times(50, running))]).toEqual([0, 1, 1])
})

test('a worker that works on a large body has time for it, until it has answered', () => {
  let stuck = 0
  let ranMillis = 0
  const heartbeat = new Heartbeat({ ask: () => undefined, look: () => ({ asleep: false, ranMillis }), onStuck: () => stuck++ })
  const run = (count: number) => {
    for (let beat = 0; beat < count; beat++) {
      ranMillis += 100
      heartbeat.beat()
    }
  }
  heartbeat.beat()
  heartbeat.foretold(10_000_000)
  run(57)
  expect(stuck).toBe(0)
  heartbeat.answered()
  run(8)
  expect(stuck).toBe(0)
  run(1)
  expect(stuck).toBe(1)
})

test('a worker that sleeps or was stopped without an answer is stuck', () => {
  expect(beats(times(8, () => ({ asleep: true, ranMillis: 0 })))).toBe(1)
})

test('a worker that waits for a processor on a busy machine is not stuck, however long', () => {
  expect(beats(times(500, () => ({ asleep: false, ranMillis: 0 })))).toBe(0)
})

test('a worker that has but a fifth of a processor is stuck when it has run for as long as any other', () => {
  const slow = (beat: number) => ({ asleep: false, ranMillis: beat * 20 })
  expect([beats(times(39, slow)), beats(times(40, slow))]).toEqual([0, 1])
})

test('a worker that answers is never stuck, however much it runs', () => {
  expect(
    beats(
      times(500, (beat) => ({ asleep: false, ranMillis: beat * 100 })),
      (beat) => beat % 3 === 2,
    ),
  ).toBe(0)
})

test('time in which nobody looked counts no more than a beat', () => {
  expect(
    beats([
      { asleep: false, ranMillis: 60_000 },
      { asleep: false, ranMillis: 120_000 },
    ]),
  ).toBe(0)
})

test('where the system does not tell, silence counts, and five seconds of it are too many', () => {
  expect([beats(times(49, () => undefined)), beats(times(50, () => undefined))]).toEqual([0, 1])
})

test('what the system says of a thread is read behind its name, whatever that is', () => {
  const stat = (state: string) => `7 (a) S 1 (b)) ${state} 1 7 7 0 -1 4194304 100 0 0 0 123 45 0 0 20 0 11 0`
  expect(['R', 'D', 'S', 'T', 't'].map((state) => readThreadStat(stat(state)).asleep)).toEqual([false, false, true, true, true])
  expect(readThreadStat(stat('R')).ranMillis).toBe(1680)
})

test.runIf(process.platform === 'linux')('the thread that looks is seen to run', () => {
  expect(mainThreadOf(process.pid)).toMatchObject({ ranMillis: expect.any(Number) })
  expect(mainThreadOf(0)).toBeUndefined()
})
