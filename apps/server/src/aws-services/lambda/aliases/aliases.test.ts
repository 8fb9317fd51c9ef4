import { expect, test } from 'vitest'
import { arn, trialFunction } from '../../../testing/trial-lambda.ts'

const functions = '/2015-03-31/functions'

async function trialVersions() {
  const trial = await trialFunction('export const handler = async () => process.env.AWS_LAMBDA_FUNCTION_VERSION')
  for (const Timeout of [4, 5]) {
    await trial.done('PUT', `${functions}/f/configuration`, { Timeout })
    trial.settle()
    await trial.done('POST', `${functions}/f/versions`, {})
  }
  return trial
}

test('an alias has weights only while they are set', async () => {
  const { call, done } = await trialVersions()
  const { status, body } = await call('POST', `${functions}/f/aliases`, {
    Name: 'live',
    FunctionVersion: '1',
    RoutingConfig: { AdditionalVersionWeights: { 2: 0.2 } },
  })
  expect(status).toBe(201)
  expect(body).toEqual({
    AliasArn: `${arn}:live`,
    Name: 'live',
    FunctionVersion: '1',
    Description: '',
    RoutingConfig: { AdditionalVersionWeights: { 2: 0.2 } },
    RevisionId: expect.any(String),
  })
  expect(await done('PUT', `${functions}/f/aliases/live`, { RoutingConfig: {} })).not.toHaveProperty('RoutingConfig')
  expect(await done('GET', `${functions}/f/aliases?FunctionVersion=2`)).toEqual({ Aliases: [] })
  expect(await call('PUT', `${functions}/f/aliases/live`, { RevisionId: 'wrong' })).toMatchObject({ status: 412 })
  expect((await done('GET', `${functions}/f?Qualifier=live`))['Configuration']).toMatchObject({ FunctionArn: `${arn}:live`, Version: '1' })
  expect(await call('DELETE', `${functions}/f/aliases/live`)).toMatchObject({ status: 204, body: {} })
  expect(await call('DELETE', `${functions}/f/aliases/live`)).toMatchObject({ status: 204 })
})

test.each([
  [{ Name: 'live' }, 409, { Type: 'User', message: `Alias already exists: ${arn}:live` }],
  [
    { Name: '12' },
    400,
    {
      message:
        "1 validation error detected: Value '12' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
    },
  ],
  [{ Name: '2024-01-02' }, 201, {}],
  [{ FunctionVersion: '10' }, 404, { Message: `Function not found: ${arn}:10` }],
  [
    { RoutingConfig: { AdditionalVersionWeights: { 1: 0.1, 2: 0.2 } } },
    400,
    { message: 'Number of items in AdditionalVersionWeights cannot be greater than 1' },
  ],
  [
    { RoutingConfig: { AdditionalVersionWeights: { 1: 0.1 } } },
    400,
    { Type: 'User', message: 'Invalid function version 1. Function version 1 is already included in routing configuration.' },
  ],
])('creating one with %o answers %d', async (given, status, body) => {
  const { call } = await trialVersions()
  await call('POST', `${functions}/f/aliases`, { Name: 'live', FunctionVersion: '1' })
  const answer = await call('POST', `${functions}/f/aliases`, { Name: 'new', FunctionVersion: '1', ...given })
  expect(answer).toMatchObject({ status, body })
})

test('an alias of $LATEST takes no weights, which Lambda’s front says', async () => {
  const { call } = await trialVersions()
  const { body } = await call('POST', `${functions}/f/aliases`, {
    Name: 'a',
    FunctionVersion: '$LATEST',
    RoutingConfig: { AdditionalVersionWeights: { 1: 0.5 } },
  })
  expect(body).toEqual({ message: '$LATEST is not supported for an alias pointing to more than 1 version' })
})

test('what is not there is told in two ways', async () => {
  const { call } = await trialVersions()
  expect((await call('GET', `${functions}/f/aliases/none`)).body).toEqual({ Type: 'User', Message: `Cannot find alias arn: ${arn}:none` })
  expect((await call('PUT', `${functions}/f/aliases/none`, {})).body).toEqual({ Type: 'User', Message: `Alias not found: ${arn}:none` })
})

test('a call through an alias runs the version that chance chooses', async () => {
  const { call, done, clock } = await trialVersions()
  await done('POST', `${functions}/f/aliases`, { Name: 'live', FunctionVersion: '1', RoutingConfig: { AdditionalVersionWeights: { 2: 0.2 } } })
  const run = async (drawn: number) => {
    clock.drawn = drawn
    const { headers, body } = await call('POST', `${functions}/f/invocations?Qualifier=live`)
    return [headers.get('x-amz-executed-version'), body]
  }
  expect(await run(0.9)).toEqual(['1', '1'])
  expect(await run(0.1)).toEqual(['2', '2'])
})
