import { expect, test } from 'vitest'
import { arn, trialFunction } from '../../testing/trial-lambda.ts'

const event = '/2019-09-25/functions/f/event-invoke-config'
const url = '/2021-10-31/functions/f/url'
const tags = `/2017-03-31/tags/${encodeURIComponent(arn)}`

test('settings for Events hold what was set: Put replaces them, Update merges', async () => {
  const { call, done } = await trialFunction()
  const LastModified = expect.any(Number)
  const DestinationConfig = { OnSuccess: {}, OnFailure: {} }
  expect(await done('PUT', event, { MaximumRetryAttempts: 1 })).toEqual({
    LastModified,
    FunctionArn: `${arn}:$LATEST`,
    MaximumRetryAttempts: 1,
    DestinationConfig,
  })
  const OnFailure = { Destination: 'arn:aws:sqs:us-east-1:000000000000:q' }
  const merged = { FunctionArn: `${arn}:$LATEST`, MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 60, DestinationConfig: { OnSuccess: {}, OnFailure } }
  expect(await done('POST', event, { MaximumEventAgeInSeconds: 60, DestinationConfig: { OnFailure } })).toEqual({ LastModified, ...merged })
  expect(await done('GET', event)).toMatchObject(merged)
  expect(await done('GET', `${event}/list`)).toMatchObject({ FunctionEventInvokeConfigs: [merged] })
  expect(await done('PUT', event, { MaximumEventAgeInSeconds: 90 })).not.toHaveProperty('MaximumRetryAttempts')
  expect(await call('DELETE', event)).toMatchObject({ status: 204 })
})

test.each([
  ['PUT', event, {}, 400, { message: 'You must specify at least one of error handling or destination setting.' }],
  ['POST', event, {}, 400, { message: 'You must specify at least one of error handling or destination setting.' }],
  ['PUT', event.replace('/f/', '/g/'), { MaximumRetryAttempts: 1 }, 404, { Message: "The function doesn't exist." }],
  ['GET', `${event}?Qualifier=live`, undefined, 404, { Message: `The function ${arn}:live doesn't have an EventInvokeConfig` }],
  ['PUT', event, { DestinationConfig: { OnSuccess: { Destination: arn } } }, 400, { message: "You can't specify the function as a destination for itself." }],
  ['PUT', event, { DestinationConfig: { OnSuccess: { Destination: `${arn}2` } } }, 400, { message: `The destination ARN ${arn}2 is invalid.` }],
  [
    'PUT',
    event,
    { DestinationConfig: { OnSuccess: { Destination: 'arn:aws:iam::000000000000:role/r' } } },
    400,
    {
      message:
        'The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=arn:aws:iam::000000000000:role/r), onFailure=null) is invalid.',
    },
  ],
  ['GET', url, undefined, 404, { Message: 'The resource you requested does not exist.' }],
  ['POST', url.replace('/f/', '/g/'), { AuthType: 'NONE' }, 404, { Message: 'Function does not exist' }],
  ['POST', `${url}?Qualifier=1`, { AuthType: 'NONE' }, 400, { message: expect.stringContaining(String.raw`((?!^\d+$)^[0-9a-zA-Z-_]+$)`) }],
  ['POST', url, { AuthType: 'NONE', InvokeMode: 'x' }, 400, { message: expect.stringContaining('[RESPONSE_STREAM, BUFFERED]') }],
  [
    'PUT',
    '/2017-10-31/functions/f/concurrency',
    { ReservedConcurrentExecutions: 901 },
    400,
    { message: "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100]." },
  ],
  [
    'PUT',
    `/2017-10-31/functions/${arn}:1/concurrency`,
    { ReservedConcurrentExecutions: 1 },
    400,
    { message: expect.stringMatching(/^This operation is permitted on Lambda functions only\./) },
  ],
  [
    'PUT',
    '/2017-10-31/functions/g/concurrency',
    { ReservedConcurrentExecutions: 1 },
    404,
    { Message: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:g:$LATEST' },
  ],
  ['POST', tags, { Tags: {} }, 400, { message: 'An error occurred and the request cannot be processed.' }],
  [
    'POST',
    tags,
    { Tags: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v'])) },
    400,
    { message: 'Number of tags exceeds resource tag limit.' },
  ],
  ['POST', `${tags}%3A1`, { Tags: { a: 'b' } }, 400, { message: 'Tags on function aliases and versions are not supported. Please specify a function ARN.' }],
  ['GET', tags.replace('000000000000', '111111111111'), undefined, 403, { message: expect.stringContaining('belongs to another account') }],
  ['GET', '/2015-03-31/event-source-mappings/', undefined, 200, { EventSourceMappings: [] }],
  ['POST', '/2015-03-31/event-source-mappings/', {}, 501, { message: 'Fourbox does not have CreateEventSourceMapping' }],
])('%s %s %j answers %d', async (method, target, body, status, expected) => {
  const { call } = await trialFunction()
  expect(await call(method, target, body)).toMatchObject({ status, body: expected })
})

test('a function has one address, and each alias one of its own', async () => {
  const { call, done } = await trialFunction()
  const created = await call('POST', url, { AuthType: 'NONE' })
  expect(created.status).toBe(201)
  expect(created.body).toEqual({
    FunctionUrl: expect.stringMatching(/^http:\/\/[a-z0-9]{32}\.lambda-url\.us-east-1\.localhost:4401\/$/),
    FunctionArn: arn,
    AuthType: 'NONE',
    CreationTime: expect.stringMatching(/Z$/),
  })
  expect(await call('POST', url, { AuthType: 'NONE' })).toMatchObject({
    status: 409,
    body: { message: `Failed to create function url config for [functionArn = ${arn}]. Error message:  FunctionUrlConfig exists for this Lambda function` },
  })
  expect(await done('PUT', url, { Cors: { MaxAge: 5 } })).toMatchObject({
    AuthType: 'NONE',
    InvokeMode: 'BUFFERED',
    Cors: { MaxAge: 5 },
    LastModifiedTime: expect.any(String),
  })
  await done('POST', '/2015-03-31/functions/f/aliases', { Name: 'live', FunctionVersion: '$LATEST' })
  await done('POST', `${url}?Qualifier=live`, { AuthType: 'AWS_IAM' })
  await done('DELETE', url)
  expect(await done('GET', '/2021-10-31/functions/f/urls')).toMatchObject({ FunctionUrlConfigs: [{ FunctionArn: `${arn}:live` }] })
  await done('DELETE', '/2015-03-31/functions/f/aliases/live')
  expect(await done('GET', '/2021-10-31/functions/f/urls')).toEqual({ FunctionUrlConfigs: [] })
})

test('tags merge, and those that are not there are not missed', async () => {
  const { call, done } = await trialFunction()
  expect(await done('GET', tags)).toEqual({ Tags: {} })
  expect(await call('POST', tags, { Tags: { a: '1', b: '2' } })).toMatchObject({ status: 204 })
  await done('POST', tags, { Tags: { b: '3' } })
  await done('DELETE', `${tags}?tagKeys=a&tagKeys=never`)
  expect(await done('GET', tags)).toEqual({ Tags: { b: '3' } })
})

test('concurrency may be reserved, looked at and given back', async () => {
  const { done } = await trialFunction()
  expect(await done('GET', '/2019-09-30/functions/f/concurrency')).toEqual({})
  expect(await done('PUT', '/2017-10-31/functions/f/concurrency', { ReservedConcurrentExecutions: 10 })).toEqual({ ReservedConcurrentExecutions: 10 })
  expect(await done('GET', '/2016-08-19/account-settings')).toMatchObject({
    AccountLimit: {
      TotalCodeSize: 80530636800,
      CodeSizeUnzipped: 262144000,
      CodeSizeZipped: 52428800,
      ConcurrentExecutions: 1000,
      UnreservedConcurrentExecutions: 990,
    },
  })
  await done('DELETE', '/2017-10-31/functions/f/concurrency')
  expect(await done('GET', '/2019-09-30/functions/f/concurrency')).toEqual({})
})
