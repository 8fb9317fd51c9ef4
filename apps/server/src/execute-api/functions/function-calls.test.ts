import { duplexPair } from 'node:stream'
import { expect, test } from 'vitest'
import { openCallChannel } from './call-channel.ts'
import { calledFunctions } from './called-functions.ts'
import type { AnswerFunctionCall, FunctionCall, FunctionEvent } from './function-call.ts'
import { openFunctionCalls } from './function-calls.ts'

const call: FunctionCall = {
  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:f',
  invocationType: 'RequestResponse',
  isStreamed: false,
  payload: Buffer.from('{}'),
  caller: { service: 'apigateway.amazonaws.com', sourceArn: '' },
}
const answered: FunctionEvent = { type: 'answered', status: 200, payload: Buffer.from('1'), requestId: 'r', executedVersion: '1' }

/** Both sides, joined as a worker and the control plane are. */
function joined(answer: AnswerFunctionCall) {
  const [ours, theirs] = duplexPair()
  const calls = openFunctionCalls((message) => sendCall(message))
  const called = calledFunctions(
    () => answer,
    (message) => sendEvent(message),
  )
  const sendCall = openCallChannel(ours, { event: (message) => calls.receive(message) })
  const sendEvent = openCallChannel(theirs, { call: (message) => called.receive(message) })
  return { calls, called }
}

test('each call gets its own answer, however they cross', async () => {
  const { calls } = joined(async ({ functionArn }, take) => take({ ...answered, requestId: functionArn }))
  const answers = await Promise.all(['a', 'b', 'c'].map((functionArn) => calls.call({ ...call, functionArn })))
  expect(answers.map(({ event }) => event)).toEqual(['a', 'b', 'c'].map((requestId) => ({ ...answered, requestId })))
})

test('a call arrives as it was made, and its answer as it was given', async () => {
  const whole: FunctionCall = { ...call, payload: Buffer.from('"ü\\n"\n'), clientContext: 'e30=', traceId: 'Root=1-0-0', requestId: 'r', isStreamed: true }
  const heard: FunctionCall[] = []
  const events: readonly FunctionEvent[] = [
    { ...answered, payload: Buffer.alloc(300_000, 'x'), functionError: 'Unhandled' },
    { type: 'refused', reason: 'throttled', message: 'Rate Exceeded.\n' },
    { type: 'not-here' },
  ]
  for (const event of events) {
    const { calls } = joined(async (each, take) => {
      heard.push(each)
      await take(event)
    })
    expect((await calls.call(whole)).event).toEqual(event)
  }
  expect(heard).toEqual([whole, whole, whole])
})

test('what nearly every call and answer is arrives whole, too', async () => {
  const untraced: FunctionCall = { ...call, payload: Buffer.from('"ü\\n"\n'), functionArn: `${call.functionArn}:"ü` }
  const common: FunctionCall = { ...untraced, traceId: 'Root=1-0-0' }
  const heard: FunctionCall[] = []
  const event: FunctionEvent = { ...answered, payload: Buffer.from('"ü"\n') }
  const { calls } = joined(async (each, take) => {
    heard.push(each)
    await take(event)
  })
  expect((await calls.call(common)).event).toEqual(event)
  const asRole: FunctionCall = { ...common, caller: { service: 's', sourceArn: 'a', credentials: 'arn:aws:iam::000000000000:role/r' } }
  const byUrl: FunctionCall = { ...common, caller: { urlAuthType: 'NONE' } }
  for (const each of [untraced, asRole, byUrl]) await calls.call(each)
  expect(heard).toEqual([common, untraced, asRole, byUrl])
})

test('a stream comes piece by piece, and no faster than it is read', async () => {
  let sent = 0
  const { calls } = joined(async (_, take) => {
    await take({ type: 'begun', requestId: 'r', executedVersion: '1', contentType: 'text/plain' })
    for (; sent < 100; sent++) await take({ type: 'piece', bytes: Buffer.from(String(sent)) })
    await take({ type: 'ended' })
  })
  const { event, following } = await calls.call(call)
  expect(event.type).toBe('begun')
  const seen: string[] = []
  for await (const each of following) {
    if (each.type === 'piece') seen.push(Buffer.from(each.bytes).toString())
    expect(sent - seen.length).toBeLessThanOrEqual(1)
  }
  expect(seen).toEqual(Array.from({ length: 100 }, (_, n) => String(n)))
})

test('a reader who leaves lets the rest go', async () => {
  const ended = Promise.withResolvers<string>()
  const { calls } = joined(async (_, take) => {
    await take({ type: 'begun', requestId: 'r', executedVersion: '1', contentType: 'text/plain' })
    for (let n = 0; n < 10; n++) await take({ type: 'piece', bytes: Buffer.from('x') })
    await take({ type: 'ended' })
    ended.resolve('ended')
  })
  const { following } = await calls.call(call)
  for await (const each of following) if (each.type === 'piece') break
  expect(await ended.promise).toBe('ended')
})

test('an answer costs one message each way', async () => {
  const messages: string[] = []
  const called = calledFunctions(
    () => async (_, take) => take(answered),
    (message) => {
      messages.push(message.type)
      calls.receive(message)
    },
  )
  const calls = openFunctionCalls((message) => {
    messages.push(message.type)
    called.receive(message)
  })
  await calls.call(call)
  expect(messages).toEqual(['function-call', 'function-event'])
})

test('a worker that has gone holds nobody up', async () => {
  const ended = Promise.withResolvers<string>()
  const called = calledFunctions(
    () => async (_, take) => {
      await take({ type: 'begun', requestId: 'r', executedVersion: '1', contentType: 'text/plain' })
      ended.resolve('ended')
    },
    () => undefined,
  )
  called.receive({ type: 'function-call', id: 1, call })
  called.end()
  expect(await ended.promise).toBe('ended')
})
