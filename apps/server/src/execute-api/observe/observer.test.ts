import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Trace } from '@fourbox/domain'
import type { CallReport } from '@fourbox/engine'
import { expect, test } from 'vitest'
import { CallsKeeper } from './calls-keeper.ts'
import type { LaterTrace } from './later-trace.ts'
import { LogWriter } from './log-writer.ts'
import { Metrics } from './metrics.ts'
import { Observer } from './observer.ts'
import { trialStore } from '../../testing/trial-store.ts'

const live = { apiName: 'Pets', accessLogGroup: 'access' }

const report: CallReport = {
  restApiId: 'api',
  stageName: 'prod',
  isCanary: false,
  requestId: 'request-1',
  startedAt: 5,
  metrics: {
    status: 200,
    latencyInMillis: 1,
    integrationLatencyInMillis: undefined,
    cache: undefined,
    method: undefined,
    isDetailed: false,
    gatewayResponseType: undefined,
  },
  executionLog: () => [
    { at: 5, text: 'Starting execution' },
    { at: 6, text: 'Method completed' },
  ],
  accessLogLine: () => 'a line',
  isTraced: false,
  heldBytes: 0,
  trace: () => undefined,
}

async function observe(reports: readonly CallReport[]) {
  const store = await trialStore()
  const logs = new LogWriter(store.logs)
  const metrics = new Metrics()
  const traces: LaterTrace[] = []
  const calls = new CallsKeeper(store.metrics)
  const observer = new Observer({ findStage: () => live, metrics, calls, logs, onTrace: (trace) => traces.push(trace), now: () => 5000 })
  for (const each of reports) observer.finished(each)
  await nextTurn()
  await logs.flush()
  await calls.flush()
  const read = async (group: string) => (await store.logs.read(group)).events.map(({ at, message }) => [at, message])
  return { metrics, traces, read, store }
}

test('the execution log goes to its own group, each line under its request', async () => {
  const { read, store } = await observe([report])
  expect(await read('API-Gateway-Execution-Logs_api/prod')).toEqual([
    [5, '(request-1) Starting execution'],
    [6, '(request-1) Method completed'],
  ])
  const [stream] = await store.logs.streams('API-Gateway-Execution-Logs_api/prod')
  expect(stream?.name).toMatch(/^[\da-f]{32}$/)
})

test('a canary’s calls have a group of their own', async () => {
  const { read } = await observe([{ ...report, isCanary: true }])
  expect(await read('API-Gateway-Execution-Logs_api/prod/Canary')).toHaveLength(2)
  expect(await read('API-Gateway-Execution-Logs_api/prod')).toEqual([])
})

test('the access log goes where the stage says', async () => {
  const { read } = await observe([report, { ...report, accessLogLine: () => undefined }])
  expect(await read('access')).toEqual([[5, 'a line']])
})

test('every call is counted, and a traced one is handed on', async () => {
  const trace: Trace = {
    requestId: 'request-1',
    restApiId: 'api',
    stage: 'prod',
    httpMethod: 'GET',
    path: '/',
    startedAt: 5,
    latencyInMillis: 1,
    status: 200,
    boxes: [],
    log: [],
  }
  let renders = 0
  const traced = (heldBytes: number): CallReport => ({ ...report, isTraced: true, heldBytes, trace: () => (renders++, trace) })
  const { metrics, traces, store } = await observe([report, traced(100)])
  expect(metrics.read()).toEqual([expect.objectContaining({ apiName: 'Pets', count: 2 })])
  const kept = await store.metrics.read({ restApiId: 'api', resolutionInSeconds: 1, stepInSeconds: 1, from: 0, until: 10_000 })
  expect(kept).toMatchObject([{ stage: 'prod', at: 5000, sums: { count: 2 } }])
  expect(renders).toBe(0)
  expect(traces.map((each) => [each.rendered(), each.rendered()])).toEqual([[trace, trace]])
  expect(renders).toBe(1)
  // Its bodies would wait in memory whole.
  const large = await observe([traced(1_000_000)])
  expect(renders).toBe(2)
  expect(large.traces.map((each) => [each.rendered(), each.weight < 5_000])).toEqual([[trace, true]])
})

test('who ends the worker need not wait for the turn: what was reported is with its writers', async () => {
  const store = await trialStore()
  const logs = new LogWriter(store.logs)
  const metrics = new Metrics()
  const calls = new CallsKeeper(store.metrics)
  const observer = new Observer({ findStage: () => live, metrics, calls, logs, onTrace: () => undefined, now: () => 5000 })
  observer.finished(report)
  observer.flush()
  await Promise.all([logs.flush(), calls.flush()])
  expect((await store.logs.read('access')).events).toMatchObject([{ message: 'a line' }])
  await nextTurn()
  expect(metrics.read()).toMatchObject([{ count: 1 }])
})
