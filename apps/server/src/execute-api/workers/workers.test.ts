import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { DataPlaneSettings } from '../data-plane.ts'
import type { WorkerProcess } from './worker-process.ts'
import { startWorkers } from './workers.ts'

/** Processes that are none: what each was asked stands in `asked`, and it answers when it is let. `fall` ends the first. */
function trialProcesses() {
  const asked: unknown[] = []
  const answers: PromiseWithResolvers<void>[] = []
  const never = new Promise<never>(() => undefined)
  const ended = Promise.withResolvers<string>()
  let ready: Promise<unknown> = Promise.resolve()
  const start = async (): Promise<WorkerProcess> => {
    await ready
    const answer = Promise.withResolvers<void>()
    const pid = answers.push(answer)
    return {
      pid,
      port: 4401,
      ended: pid === 1 ? ended.promise : never,
      stuck: never,
      kill: () => undefined,
      ask: async (what, input) => {
        asked.push([pid, what, input])
        await answer.promise
        throw new Error('its answer is that it failed')
      },
      close: async () => undefined,
    }
  }
  return { asked, answers, start, startSlowly: (until: Promise<unknown>) => void (ready = until), fall: ended.resolve }
}

const settings: DataPlaneSettings = {
  storeAddress: 'sqlite::memory:',
  host: '127.0.0.1',
  port: 0,
  workers: 2,
  region: 'us-east-1',
  account: '000000000000',
  accessKeys: new Map(),
  deniedIntegrationHosts: [],
  allowAws: false,
  quotasWhenAway: 'allow',
  clockAheadInMillis: 0,
  controlPort: 4400,
  petstorePort: 4499,
  userPools: [],
  readiness: { status: 'ready', role: 'both' },
}

test('a change is taken over when every worker has answered, be it with a failure, and not before', async () => {
  const { asked, answers, start } = trialProcesses()
  const workers = await startWorkers(settings, start)
  let isTakenOver = false
  const changed = workers.changed('stage', 'api/prod').then(() => (isTakenOver = true))
  expect(asked).toEqual([1, 2].map((pid) => [pid, 'changed', { kind: 'stage', id: 'api/prod' }]))
  await nextTurn()
  answers[0]?.resolve()
  for (let turn = 0; turn < 10; turn++) await nextTurn()
  expect(isTakenOver).toBe(false)
  answers[1]?.resolve()
  await changed
})

test('a worker that needs some seconds to take a change over is waited for, and one that never does for ten', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const takenOver: string[] = []
  const tell = async (name: string) => {
    const { answers, start } = trialProcesses()
    const workers = await startWorkers({ ...settings, workers: 1 }, start)
    void workers.changed('stage', 'api/prod').then(() => takenOver.push(name))
    return answers[0]
  }
  const [slow] = [await tell('slow'), await tell('never')]
  await vi.advanceTimersByTimeAsync(5000)
  expect(takenOver).toEqual([])
  slow?.resolve()
  await vi.advanceTimersByTimeAsync(4900)
  expect(takenOver).toEqual(['slow'])
  await vi.advanceTimersByTimeAsync(200)
  expect(takenOver).toEqual(['slow', 'never'])
})

test('a worker that was starting when something changed is told of it behind its start', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => void vi.restoreAllMocks())
  const { asked, start, startSlowly, fall } = trialProcesses()
  const workers = await startWorkers({ ...settings, workers: 1 }, start)
  const slow = Promise.withResolvers<void>()
  startSlowly(slow.promise)
  fall('killed')
  await nextTurn()
  await workers.changed('apiKey', 'k1')
  expect(asked).toEqual([])
  slow.resolve()
  await nextTurn()
  expect(asked).toEqual([[2, 'changed', { kind: 'apiKey', id: 'k1' }]])
})
