import { expect, test } from 'vitest'
import { dispatch, type Handlers, type LambdaSdk, loadLambda, ServiceError, type WireAnswer } from '../index.ts'

const service = await loadLambda()

test('all faults of one request are told in one text, the query’s before the path’s, lengths before patterns', async () => {
  expect(await refusal('GET', `/2015-03-31/functions/${'a'.repeat(171)}%20?Qualifier=${'b'.repeat(129)}`)).toEqual({
    status: 400,
    type: 'ValidationException',
    body: {
      message:
        `3 validation errors detected: Value '${'b'.repeat(129)}' at 'qualifier' failed to satisfy constraint: Member must have length less than or equal to 128; ` +
        `Value '${'a'.repeat(171)} ' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 170; ` +
        `Value '${'a'.repeat(171)} ' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: ` +
        String.raw`(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_\.]+)(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?`,
    },
  })
})

test('what is wrong in a map is told with all that its keys or its values must be', async () => {
  const alias = (weights: object) =>
    refusal('POST', '/2015-03-31/functions/f/aliases', { Name: 'a', FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: weights } })
  expect((await alias({ '2': 2 })).body).toEqual({
    message:
      "1 validation error detected: Value '{2=2.0}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: " +
      '[Member must have value less than or equal to 1.0, Member must have value greater than or equal to 0.0, Member must not be null]',
  })
  expect((await alias({ $LATEST: 0.5 })).body).toEqual({
    message:
      "1 validation error detected: Value '{$LATEST=0.5}' at 'routingConfig.additionalVersionWeights' failed to satisfy constraint: Map keys must satisfy constraint: " +
      '[Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [0-9]+]',
  })
})

test('variables are told of without what they hold', async () => {
  const Environment = { Variables: { 'a-b': 'secret', ok_1: 'secret' } }
  expect((await refusal('PUT', '/2015-03-31/functions/f/configuration', { Environment })).body).toEqual({
    message:
      "1 validation error detected: Value at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: " +
      '[Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]',
  })
})

test('items of a list are judged together, a list of runtimes as if it were one', async () => {
  const { body } = await refusal('POST', '/2018-10-31/layers/l/versions', { Content: {}, CompatibleRuntimes: ['x'], CompatibleArchitectures: ['y'] })
  expect(body).toEqual({
    message: expect.stringMatching(
      /^2 validation errors detected: Value '\[x\]' at 'compatibleRuntimes' failed to satisfy constraint: Member must satisfy enum value set: \[nodejs20\.x, .*\]; Value '\[y\]' at 'compatibleArchitectures' failed to satisfy constraint: Member must satisfy constraint: \[Member must satisfy enum value set: \[x86_64, arm64\], Member must not be null\]$/,
    ),
  })
})

test('what must be there and is not is a null', async () => {
  expect((await refusal('DELETE', '/2017-03-31/tags/arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Af')).body).toEqual({
    message: "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member must not be null",
  })
})

test('not found has a capital Message, other refusals of the service a small one, both with their type', async () => {
  const get = (error: ServiceError) => answerOf('GET', '/2015-03-31/functions/f', undefined, { GetFunction: () => Promise.reject(error) })
  const notFound = await get(new ServiceError('ResourceNotFoundException', 'Function not found: f', undefined, { Type: 'User' }))
  expect([notFound.status, JSON.parse(String(notFound.body))]).toEqual([404, { Type: 'User', Message: 'Function not found: f' }])
  const conflict = await get(new ServiceError('ResourceConflictException', 'no', undefined, { Type: 'User' }))
  expect([conflict.status, conflict.headers['x-amzn-ErrorType'], JSON.parse(String(conflict.body))]).toEqual([
    409,
    'ResourceConflictException',
    { Type: 'User', message: 'no' },
  ])
})

test('an operation that is not built says so, with its name', async () => {
  expect(await refusal('GET', '/2015-03-31/event-source-mappings/')).toMatchObject({
    status: 501,
    type: 'NotImplementedException',
    body: { message: expect.stringContaining('ListEventSourceMappings') },
  })
})

test('a path may end in a slash, as botocore’s do', async () => {
  const ListFunctions = async () => ({ Functions: [] })
  expect((await answerOf('GET', '/2015-03-31/functions/', undefined, { ListFunctions })).status).toBe(200)
})

test('a function’s answer is the body, its marks are headers, its status that of the kind of call', async () => {
  const Invoke = async () => ({ StatusCode: 200, Payload: Buffer.from('{"a":1}'), ExecutedVersion: '3', FunctionError: 'Unhandled' })
  expect(await answerOf('POST', '/2015-03-31/functions/f/invocations', {}, { Invoke })).toEqual({
    status: 200,
    headers: { 'Content-Type': 'application/json', 'X-Amz-Executed-Version': '3', 'X-Amz-Function-Error': 'Unhandled' },
    body: Buffer.from('{"a":1}'),
  })
})

async function answerOf(httpMethod: string, target: string, body: unknown, handlers: Partial<Handlers<LambdaSdk, undefined>> = {}): Promise<WireAnswer> {
  const url = new URL(target, 'http://localhost')
  const bytes = new TextEncoder().encode(body === undefined ? '' : JSON.stringify(body))
  const request = { httpMethod, rawPath: url.pathname, query: url.searchParams, header: () => undefined, body: bytes }
  const reportBug = (bug: unknown) => {
    throw bug
  }
  const answer = await dispatch(request, { service, handlers: { ...handlers }, context: undefined, reportBug })
  if ('frames' in answer) throw new Error('a stream')
  return answer
}

async function refusal(httpMethod: string, target: string, body?: unknown) {
  const answer = await answerOf(httpMethod, target, body, {
    GetFunction: unreached,
    CreateAlias: unreached,
    PublishLayerVersion: unreached,
    UntagResource: unreached,
    UpdateFunctionConfiguration: unreached,
  })
  return { status: answer.status, type: answer.headers['x-amzn-ErrorType'], body: JSON.parse(String(answer.body)) }
}

function unreached(): never {
  throw new Error('An input that is refused comes to no operation')
}
