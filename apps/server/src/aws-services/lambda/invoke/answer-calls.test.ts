import { expect, test } from 'vitest'
import type { FunctionEvent } from '../../../execute-api/functions/function-call.ts'
import { arn, nodeCode, trialFunction } from '../../../testing/trial-lambda.ts'
import { answerFunctionCalls } from './answer-calls.ts'

const functions = '/2015-03-31/functions'

/** A function that says its version and a variable, and what a deployed API is answered that calls it. */
async function trialCalls() {
  const trial = await trialFunction('export const handler = async () => `${process.env.AWS_LAMBDA_FUNCTION_VERSION} ${process.env.WORD}`')
  const answer = answerFunctionCalls({ context: trial.context, policies: 'enforce', report: () => undefined })
  const called = async (functionArn: string, credentials: string | undefined = 'arn:aws:iam::000000000000:role/r') => {
    const events: FunctionEvent[] = []
    const caller = { service: 'apigateway.amazonaws.com', sourceArn: 'arn:aws:execute-api:us-east-1:000000000000:a/s/GET/' }
    await answer(
      {
        functionArn,
        invocationType: 'RequestResponse',
        isStreamed: false,
        payload: Buffer.from('{}'),
        caller: { ...caller, ...(credentials !== '' && { credentials }) },
      },
      async (event) => void events.push(event),
    )
    const [event] = events
    return event?.type === 'answered' ? String(JSON.parse(Buffer.from(event.payload).toString())) : event?.type === 'refused' ? event.reason : event?.type
  }
  const configure = async (word: string) => {
    await trial.done('PUT', `${functions}/f/configuration`, { Environment: { Variables: { WORD: word } } })
  }
  return { ...trial, called, configure }
}

test('a call meets the function as it is after each change', async () => {
  const { called, configure, done, settle, call } = await trialCalls()
  expect(await called(`${arn}:live`)).toBe('not-here')
  for (const word of ['one', 'two']) {
    await configure(word)
    settle()
    expect(await called(arn)).toBe(`$LATEST ${word}`)
    expect(await called(arn)).toBe(`$LATEST ${word}`)
    await done('POST', `${functions}/f/versions`, {})
  }
  await done('POST', `${functions}/f/aliases`, { Name: 'live', FunctionVersion: '1' })
  expect(await called(`${arn}:live`)).toBe('1 one')
  await done('PUT', `${functions}/f/aliases/live`, { FunctionVersion: '2' })
  expect(await called(`${arn}:live`)).toBe('2 two')
  await done('PUT', `${functions}/f/code`, { ZipFile: await nodeCode('export const handler = async () => "new"') })
  settle()
  expect(await called(arn)).toBe('new')
  await done('PUT', '/2017-10-31/functions/f/concurrency', { ReservedConcurrentExecutions: 0 })
  expect(await called(arn)).toBe('throttled')
  await call('DELETE', `${functions}/f`)
  expect(await called(arn)).toBe('not-here')
})

test('an update that is still on its way ends without a further change', async () => {
  const { called, configure, settle } = await trialCalls()
  await configure('old')
  settle()
  expect(await called(arn)).toBe('$LATEST old')
  await configure('new')
  expect(await called(arn)).toBe('$LATEST old')
  settle()
  expect(await called(arn)).toBe('$LATEST new')
})

test('an alias with weights is drawn anew for each call', async () => {
  const { called, done, clock } = await trialCalls()
  for (const Description of ['1', '2']) await done('POST', `${functions}/f/versions`, { Description })
  await done('PUT', `${functions}/f/configuration`, { Timeout: 5 })
  clock.ahead += 60_001
  await done('POST', `${functions}/f/versions`, {})
  await done('POST', `${functions}/f/aliases`, { Name: 'live', FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { 2: 0.2 } } })
  clock.drawn = 0.5
  expect(await called(`${arn}:live`)).toMatch(/^1 /)
  clock.drawn = 0.1
  expect(await called(`${arn}:live`)).toMatch(/^2 /)
})

test('a permission counts from the call after it is given until it is taken', async () => {
  const { called, done, call } = await trialCalls()
  expect(await called(arn, '')).toBe('not-permitted')
  const permission = { StatementId: 'api', Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' }
  await done('POST', `${functions}/f/policy`, permission)
  expect(await called(arn, '')).toMatch(/^\$LATEST/)
  await call('DELETE', `${functions}/f/policy/api`)
  expect(await called(arn, '')).toBe('not-permitted')
})
