import type { Logs, NewLogEvent } from '@fourbox/store'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { LaterTrace } from './later-trace.ts'
import { TraceKeeper } from './trace-keeper.ts'

/** A store that answers in the next turn, and what was written to it; a clock that stands while nothing is rendered. */
function trialStore() {
  const written: string[][] = []
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  onTestFinished(() => void vi.restoreAllMocks())
  const append = async (_group: string, _stream: string, events: readonly NewLogEvent[]) => {
    written.push(events.map(({ message }) => message))
  }
  const logs: Pick<Logs, 'append' | 'trim'> = { append, trim: async () => undefined }
  const traceOf = (requestId: string): LaterTrace => ({
    restApiId: 'api',
    stage: 'prod',
    requestId,
    weight: 1,
    rendered: () => {
      now++
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is kept of a trace is its JSON, whatever that holds
      return { startedAt: 1, requestId } as never
    },
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the two that a keeper calls
  return { keeper: new TraceKeeper(logs as Logs), written, traceOf }
}

const messages = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => JSON.stringify({ startedAt: 1, requestId: String(from + at) }))

test('many traces are rendered in turns of five milliseconds, between which calls are answered', async () => {
  const { keeper, written, traceOf } = trialStore()
  for (let at = 0; at < 12; at++) keeper.add(traceOf(String(at)))
  const call = setImmediate(() => written.push(['a call is answered']))
  onTestFinished(() => clearImmediate(call))
  await keeper.flush()
  expect(written).toEqual([messages(0, 5), ['a call is answered'], messages(5, 10), messages(10, 12)])
})

test('what comes while others are rendered is written behind them', async () => {
  const { keeper, written, traceOf } = trialStore()
  for (let at = 0; at < 7; at++) keeper.add(traceOf(String(at)))
  const first = keeper.flush()
  for (let at = 7; at < 9; at++) keeper.add(traceOf(String(at)))
  await keeper.flush()
  await first
  expect(written).toEqual([messages(0, 5), messages(5, 9)])
})
