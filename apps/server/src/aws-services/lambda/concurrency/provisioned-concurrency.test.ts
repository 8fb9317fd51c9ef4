import { expect, test, vi } from 'vitest'
import { arn, trialFunction } from '../../../testing/trial-lambda.ts'

vi.setConfig({ testTimeout: 60_000 })

const functions = '/2015-03-31/functions'
const provisioned = (qualifier: string, name = 'f') => `/2019-09-30/functions/${name}/provisioned-concurrency?Qualifier=${encodeURIComponent(qualifier)}`

/** With version 1 and the alias `live` of it. */
async function trialVersion(source = 'export const handler = async () => process.env.AWS_LAMBDA_INITIALIZATION_TYPE') {
  const trial = await trialFunction(source)
  await trial.done('POST', `${functions}/f/versions`, {})
  await trial.done('POST', `${functions}/f/aliases`, { Name: 'live', FunctionVersion: '1' })
  const put = (qualifier: string, count: number) => trial.call('PUT', provisioned(qualifier), { ProvisionedConcurrentExecutions: count })
  return { ...trial, put, status: async (qualifier: string) => (await trial.done('GET', provisioned(qualifier)))['Status'] }
}

test('a version’s environments are made ready, then they serve its calls', async () => {
  const { call, done, put, status } = await trialVersion()
  const LastModified = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/)
  expect(await put('1', 2)).toMatchObject({
    status: 202,
    body: {
      RequestedProvisionedConcurrentExecutions: 2,
      AvailableProvisionedConcurrentExecutions: 0,
      AllocatedProvisionedConcurrentExecutions: 0,
      Status: 'IN_PROGRESS',
      LastModified,
    },
  })
  await expect.poll(() => status('1'), { timeout: 30_000 }).toBe('READY')
  const ready = {
    RequestedProvisionedConcurrentExecutions: 2,
    AvailableProvisionedConcurrentExecutions: 2,
    AllocatedProvisionedConcurrentExecutions: 2,
    Status: 'READY',
    LastModified,
  }
  expect(await done('GET', provisioned('1'))).toEqual(ready)
  expect(await done('GET', '/2019-09-30/functions/f/provisioned-concurrency?List=ALL')).toEqual({
    ProvisionedConcurrencyConfigs: [{ FunctionArn: `${arn}:1`, ...ready }],
  })
  expect((await call('POST', `${functions}/f/invocations?Qualifier=1`)).body).toBe('provisioned-concurrency')
  expect((await call('POST', `${functions}/f/invocations`)).body).toBe('on-demand')
  expect(await done('GET', '/2016-08-19/account-settings')).toMatchObject({ AccountLimit: { UnreservedConcurrentExecutions: 998 } })
  expect(await call('DELETE', provisioned('1'))).toMatchObject({ status: 204 })
  expect(await call('DELETE', provisioned('1'))).toMatchObject({ status: 204 })
  expect(await done('GET', '/2019-09-30/functions/f/provisioned-concurrency?List=ALL')).toEqual({ ProvisionedConcurrencyConfigs: [] })
})

test('an alias takes its environments along to another version', async () => {
  const { call, done, put, settle, status } = await trialVersion()
  await put('live', 1)
  await expect.poll(() => status('live'), { timeout: 30_000 }).toBe('READY')
  await done('PUT', `${functions}/f/configuration`, { Description: 'second', Timeout: 5 })
  settle()
  await done('POST', `${functions}/f/versions`, {})
  await done('PUT', `${functions}/f/aliases/live`, { FunctionVersion: '2' })
  await expect.poll(() => status('live'), { timeout: 30_000 }).toBe('READY')
  const { headers, body } = await call('POST', `${functions}/f/invocations?Qualifier=live`)
  expect([headers.get('x-amz-executed-version'), body]).toEqual(['2', 'provisioned-concurrency'])
  await done('DELETE', `${functions}/f/aliases/live`)
  expect(await done('GET', '/2019-09-30/functions/f/provisioned-concurrency?List=ALL')).toEqual({ ProvisionedConcurrencyConfigs: [] })
})

test('a function that cannot be loaded makes it fail', async () => {
  const { done, put, status } = await trialVersion('throw new Error("broken")')
  await put('1', 1)
  await expect.poll(() => status('1'), { timeout: 30_000 }).toBe('FAILED')
  expect(await done('GET', provisioned('1'))).toMatchObject({ AvailableProvisionedConcurrentExecutions: 0, StatusReason: 'FUNCTION_ERROR_INIT_FAILURE' })
})

test('what one qualifier has, another that leads to the same version cannot have', async () => {
  const { done, put } = await trialVersion()
  await put('1', 1)
  expect(await put('live', 1)).toMatchObject({
    status: 409,
    body: { message: "Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version" },
  })
  await done('DELETE', provisioned('1'))
  await put('live', 1)
  expect(await put('1', 1)).toMatchObject({ status: 409, body: { message: 'Version is pointed by a Provisioned Concurrency alias' } })
})

test.each<readonly [string, string, object | undefined, number, object]>([
  ['PUT', provisioned('$LATEST'), undefined, 400, { message: 'Provisioned Concurrency Configs cannot be applied to unpublished function versions.' }],
  ['GET', provisioned('$LATEST'), undefined, 400, { message: 'The function resource provided must be an alias or a published version.' }],
  ['DELETE', provisioned('$LATEST'), undefined, 400, { message: 'The function resource provided must be an alias or a published version.' }],
  ['GET', provisioned('1'), undefined, 404, { message: 'No Provisioned Concurrency Config found for this function', Type: 'User' }],
  ['PUT', provisioned('9'), undefined, 404, { Message: `Function not found: ${arn}:9` }],
  ['GET', provisioned('gone'), undefined, 404, { Message: `Cannot find alias arn: ${arn}:gone` }],
  ['GET', provisioned('1', 'g'), undefined, 404, { Message: `Function not found: ${arn.replace(/f$/, 'g')}:1` }],
  [
    'PUT',
    provisioned('1'),
    { ProvisionedConcurrentExecutions: 0 },
    400,
    {
      message:
        "1 validation error detected: Value '0' at 'provisionedConcurrentExecutions' failed to satisfy constraint: Member must have value greater than or equal to 1",
    },
  ],
  [
    'PUT',
    provisioned('1'),
    { ProvisionedConcurrentExecutions: 1001 },
    400,
    { message: "Specified ConcurrentExecutions for function is greater than account's unreserved concurrency [1000]." },
  ],
  [
    'PUT',
    provisioned('1'),
    { ProvisionedConcurrentExecutions: 901 },
    400,
    { message: "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100]." },
  ],
])('%s %s %j answers %d', async (method, target, body, status, expected) => {
  const { call } = await trialVersion()
  const given = method === 'PUT' ? { ProvisionedConcurrentExecutions: 1, ...body } : undefined
  expect(await call(method, target, given)).toMatchObject({ status, body: expected })
})

test('what is reserved and what is provisioned keep each other within bounds', async () => {
  const { call, done, put } = await trialVersion()
  const reserved = '/2017-10-31/functions/f/concurrency'
  await done('PUT', reserved, { ReservedConcurrentExecutions: 2 })
  expect(await put('1', 3)).toMatchObject({
    status: 400,
    body: { message: 'Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function' },
  })
  await put('1', 2)
  expect(await call('PUT', reserved, { ReservedConcurrentExecutions: 1 })).toMatchObject({
    status: 400,
    body: { message: " ReservedConcurrentExecutions  1 should not be lower than function's total provisioned concurrency [2]." },
  })
})
