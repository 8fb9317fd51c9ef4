import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { FunctionVersion } from '@fourbox/domain'
import type { Invocation, InvocationResult } from '../invocation.ts'
import { InvocationRefused } from '../invocation-refused.ts'
import type { AsynchronousInvocation } from './asynchronous-invocation.ts'
import { AsynchronousQueue } from './asynchronous-queue.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const version: FunctionVersion = {
  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:f',
  name: 'f',
  version: '$LATEST',
  revision: '1',
  runtime: 'nodejs24.x',
  handler: 'index.handler',
  code: { type: 'folder', path: '/code', watched: false },
  layers: [],
  environment: {},
  timeoutInSeconds: 3,
  memorySizeInMegabytes: 128,
  ephemeralStorageInMegabytes: 512,
  logging: { format: 'Text', group: '/aws/lambda/f', applicationLevel: 'INFO', systemLevel: 'INFO' },
  architecture: 'x86_64',
}
const settings: AsynchronousInvocation = {
  maximumRetryAttempts: 2,
  maximumEventAgeInSeconds: 21_600,
  onSuccess: 'arn:good',
  onFailure: 'arn:bad',
  qualifier: '$LATEST',
}

type Outcome = 'well' | 'fails' | 'throttled'

/** A queue over a function that goes through these outcomes, the last one again and again. */
function queueOver(outcomes: readonly Outcome[], own: Partial<AsynchronousInvocation> = {}, about: Partial<FunctionVersion> = {}) {
  const calls: { readonly at: number; readonly requestId: string | undefined }[] = []
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into it freely
  const delivered: { readonly to: string; readonly record: any }[] = []
  const logged: string[] = []
  const begun = Date.now()
  const queue = new AsynchronousQueue({
    invoke: (_: FunctionVersion, { requestId }: Invocation): Promise<InvocationResult> => {
      const outcome = outcomes[calls.length] ?? outcomes.at(-1)
      calls.push({ at: Date.now() - begun, requestId })
      if (outcome === 'throttled') return Promise.reject(new InvocationRefused('ReservedFunctionConcurrentInvocationLimitExceeded', 'Rate Exceeded.'))
      const result = { requestId: requestId ?? '', executedVersion: '$LATEST', payload: Buffer.from('{"a":1}') }
      return Promise.resolve(outcome === 'fails' ? { ...result, functionError: 'Unhandled' } : result)
    },
    deliver: async (to, record) => {
      if (to === 'arn:broken') throw new Error('nobody there')
      delivered.push({ to, record: JSON.parse(record) })
    },
    logs: (_, __, events) => logged.push(...events.map(({ message }) => message)),
    waits: {},
    now: () => Date.now(),
  })
  queue.add(
    { ...version, ...about },
    { payload: Buffer.from('{"event":true}'), invokedFunctionArn: version.functionArn, requestId: 'r-1' },
    { ...settings, ...own },
  )
  return { calls, delivered, logged, queue }
}

describe('an event', () => {
  test('that succeeds is recorded where successes go', async () => {
    const { calls, delivered } = queueOver(['well'])
    await vi.runAllTimersAsync()
    expect(calls).toHaveLength(1)
    expect(delivered).toEqual([
      {
        to: 'arn:good',
        record: {
          version: '1.0',
          timestamp: expect.stringMatching(/Z$/),
          requestContext: { requestId: 'r-1', functionArn: `${version.functionArn}:$LATEST`, condition: 'Success', approximateInvokeCount: 1 },
          requestPayload: { event: true },
          responseContext: { statusCode: 200, executedVersion: '$LATEST' },
          responsePayload: { a: 1 },
        },
      },
    ])
  })

  test('that is done makes room: ten thousand others may wait', async () => {
    const { calls, queue, delivered } = queueOver(['well'])
    for (let round = 0; round < 3; round++) {
      for (let event = 0; event < 4000; event++)
        queue.add(version, { payload: Buffer.from('{}'), invokedFunctionArn: version.functionArn, requestId: `r-${event}` }, settings)
      await vi.runAllTimersAsync()
    }
    expect(calls).toHaveLength(12_001)
    expect(delivered.filter(({ to }) => to !== 'arn:good')).toEqual([])
  })

  test('beyond ten thousand that wait is given up at once, and goes where failures go', async () => {
    const { queue, delivered } = queueOver(['throttled'])
    const add = (requestId: string) => queue.add(version, { payload: Buffer.from('{}'), invokedFunctionArn: version.functionArn, requestId }, settings)
    for (let event = 2; event <= 10_000; event++) add(`r-${event}`)
    await vi.advanceTimersByTimeAsync(0)
    expect(delivered).toEqual([])
    add('one too many')
    await vi.advanceTimersByTimeAsync(0)
    expect(delivered.map(({ to, record }) => [to, record.requestContext.requestId, record.requestContext.condition])).toEqual([
      ['arn:bad', 'one too many', 'EventAgeExceeded'],
    ])
    queue.close()
  })

  test('whose function fails is tried after one and two minutes, with the same id', async () => {
    const { calls, delivered } = queueOver(['fails'])
    await vi.runAllTimersAsync()
    expect(calls).toEqual([
      { at: 0, requestId: 'r-1' },
      { at: 60_000, requestId: 'r-1' },
      { at: 180_000, requestId: 'r-1' },
    ])
    expect(delivered).toEqual([
      { to: 'arn:bad', record: expect.objectContaining({ responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' } }) },
    ])
    expect(delivered[0]?.record.requestContext).toMatchObject({ condition: 'RetriesExhausted', approximateInvokeCount: 3 })
  })

  test('ends as soon as it succeeds, or its tries are used up', async () => {
    const recovering = queueOver(['fails', 'well'])
    const once = queueOver(['fails'], { maximumRetryAttempts: 0 })
    await vi.runAllTimersAsync()
    expect([recovering.calls.length, recovering.delivered[0]?.to, recovering.delivered[0]?.record.requestContext.approximateInvokeCount]).toEqual([
      2,
      'arn:good',
      2,
    ])
    expect([once.calls.length, once.delivered[0]?.record.requestContext.condition]).toEqual([1, 'RetriesExhausted'])
  })

  test('that is throttled waits a second, then twice as long each time, and is no try', async () => {
    const { calls, delivered } = queueOver(['throttled', 'throttled', 'throttled', 'well'])
    await vi.runAllTimersAsync()
    expect(calls.map(({ at }) => at)).toEqual([0, 1000, 3000, 7000])
    expect(delivered[0]?.record.requestContext).toMatchObject({ condition: 'Success', approximateInvokeCount: 1 })
  })

  test('that grows too old is given up', async () => {
    const { calls, delivered } = queueOver(['throttled'], { maximumEventAgeInSeconds: 60 })
    await vi.runAllTimersAsync()
    expect(calls.at(-1)?.at).toBeLessThanOrEqual(60_000)
    expect(delivered[0]?.record.requestContext).toMatchObject({ condition: 'EventAgeExceeded', approximateInvokeCount: 0 })
    expect(delivered[0]?.record).not.toHaveProperty('responseContext')
  })

  test('for a function without any concurrency is given up at once', async () => {
    const { calls, delivered } = queueOver(['well'], {}, { reservedConcurrentExecutions: 0 })
    await vi.runAllTimersAsync()
    expect([calls.length, delivered[0]?.record.requestContext]).toEqual([
      0,
      expect.objectContaining({ condition: 'ZeroReservedConcurrency', approximateInvokeCount: 0 }),
    ])
  })

  test('whose record finds nobody is told to the log', async () => {
    const { logged } = queueOver(['well'], { onSuccess: 'arn:broken' })
    await vi.runAllTimersAsync()
    expect(logged).toEqual(['[Fourbox] The record of r-1 did not reach arn:broken: nobody there\n'])
  })

  test('that failed goes as it is to a dead-letter target', async () => {
    const { onFailure: _, ...withoutDestination } = settings
    const { delivered } = queueOver(['fails'], {})
    const calls: unknown[] = []
    const queue = new AsynchronousQueue({
      invoke: async () => ({ requestId: 'r', executedVersion: '1', payload: Buffer.from('1'), functionError: 'Unhandled' }),
      deliver: async (...call) => void calls.push(call.slice(0, 2)),
      logs: () => undefined,
      waits: { afterFailureInMillis: [1] },
      now: () => Date.now(),
    })
    queue.add(
      version,
      { payload: Buffer.from('{"event":true}'), invokedFunctionArn: '', requestId: 'r' },
      { ...withoutDestination, deadLetterTarget: 'arn:dead' },
    )
    await vi.runAllTimersAsync()
    expect([calls, delivered.length]).toEqual([[['arn:dead', '{"event":true}']], 1])
  })

  test('that waits when Fourbox ends is given up', async () => {
    const { calls, queue } = queueOver(['fails'])
    await vi.advanceTimersByTimeAsync(1000)
    queue.close()
    await vi.runAllTimersAsync()
    expect(calls).toHaveLength(1)
  })
})
