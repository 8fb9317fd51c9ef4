import { expect, test } from 'vitest'
import { nodeCode, trialFunction } from '../../../testing/trial-lambda.ts'

const invocations = '/2015-03-31/functions/f/invocations'

test('a function is called with what was sent, or with an empty object', async () => {
  const { call } = await trialFunction()
  const answer = await call('POST', invocations, { a: [1] })
  expect([answer.status, answer.body, answer.headers.get('x-amz-executed-version'), answer.headers.has('x-amz-function-error')]).toEqual([
    200,
    { a: [1] },
    '$LATEST',
    false,
  ])
  expect((await call('POST', invocations)).body).toEqual({})
})

test('a function that throws answers 200, with a mark and its log', async () => {
  const { call } = await trialFunction('export const handler = async () => { console.log("before"); throw new TypeError("no") }')
  const answer = await call('POST', invocations, {}, { 'x-amz-log-type': 'Tail' })
  expect([answer.status, answer.headers.get('x-amz-function-error')]).toEqual([200, 'Unhandled'])
  expect(answer.body).toMatchObject({ errorType: 'TypeError', errorMessage: 'no' })
  expect(Buffer.from(answer.headers.get('x-amz-log-result') ?? '', 'base64').toString()).toMatch(
    /^START RequestId: [^]*before[^]*END RequestId: [^]*REPORT RequestId: /,
  )
})

test('an Event is taken at once, and runs', async () => {
  const { call, logged } = await trialFunction('export const handler = async ({ text }) => console.log(text)')
  const answer = await call('POST', invocations, { text: 'from the event' }, { 'x-amz-invocation-type': 'Event' })
  expect([answer.status, answer.body, [...answer.headers.keys()]]).toEqual([202, {}, []])
  await expect.poll(() => logged.map(({ message }) => message).join(''), { timeout: 20_000 }).toContain('from the event')
})

test('a dry run runs nothing', async () => {
  const { call, logged } = await trialFunction()
  expect(await call('POST', invocations, {}, { 'x-amz-invocation-type': 'DryRun' })).toMatchObject({ status: 204, body: {} })
  expect(logged).toEqual([])
})

test('while it is updated a function runs as it was', async () => {
  const { call, done, settle } = await trialFunction('export const handler = async () => "old"')
  await done('PUT', '/2015-03-31/functions/f/code', { ZipFile: await nodeCode('export const handler = async () => "new"') })
  expect((await call('POST', invocations)).body).toBe('old')
  settle()
  expect((await call('POST', invocations)).body).toBe('new')
})

test('without any concurrency every call is throttled', async () => {
  const { call, done } = await trialFunction()
  await done('PUT', '/2017-10-31/functions/f/concurrency', { ReservedConcurrentExecutions: 0 })
  const answer = await call('POST', invocations, {})
  expect(answer.headers.get('x-amzn-errortype')).toBe('TooManyRequestsException')
  expect([answer.status, answer.body]).toEqual([429, { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded', Type: 'User', message: 'Rate Exceeded.' }])
})

test.each([
  ['\u0099', /Could not parse request body into json: Could not parse payload into json: Unexpected character \(/],
  ['{', /Unexpected end-of-input/],
  ['nonsense', /Unrecognized token 'nonsense': was expecting \(JSON String, Number, Array, Object or token 'null', 'true' or 'false'\)/],
])('what is not JSON is refused in the words of AWS’s parser: %j', async (payload, message) => {
  const { call } = await trialFunction()
  const answer = await call('POST', invocations, payload)
  expect(answer.headers.get('x-amzn-errortype')).toBe('InvalidRequestContentException')
  expect(answer).toMatchObject({ status: 400, body: { Type: 'User', message: expect.stringMatching(message) } })
})

test('an unknown function is told with $LATEST where nothing was named', async () => {
  const { call } = await trialFunction()
  expect(await call('POST', '/2015-03-31/functions/g/invocations')).toMatchObject({
    status: 404,
    body: { Type: 'User', Message: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:g:$LATEST' },
  })
})
