import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CreateApiKeyCommand, GetRestApisCommand, GetUsageCommand, CreateUsagePlanCommand, CreateUsagePlanKeyCommand } from '@aws-sdk/client-api-gateway'
import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs'
import { CreateFunctionCommand, UpdateFunctionConfigurationCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda'
import { expect, onTestFinished, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { lambdaClient, zipOf } from '../functions.ts'
import { logsClient } from '../logs.ts'
import { type RunningServer, startServer } from '../server.ts'

test('while another process holds the write lock, both planes serve, and a write is refused with 503 and a clear word, in each service’s own shape', async () => {
  const server = await startServer()
  onTestFinished(async () => void (await server.stop()))
  const client = server.client()
  const { restApiId, url } = await deploy(
    server,
    {
      '/now': { any: { integration: mock('now') } },
      '/metered': { any: { integration: mock('metered'), security: [{ api_key: [] }] } },
    },
    { securityDefinitions: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
  )
  const { id: keyId = '', value = '' } = await client.send(new CreateApiKeyCommand({ name: 'metered', enabled: true }))
  const { id: usagePlanId = '' } = await client.send(
    new CreateUsagePlanCommand({ name: 'metered', apiStages: [{ apiId: restApiId, stage: 'prod' }], quota: { limit: 1000, period: 'MONTH' } }),
  )
  await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
  const metered = async () => (await fetch(url('/metered'), { headers: { 'x-api-key': value } })).status
  expect(await metered()).toBe(200)

  const lambda = lambdaClient(server)
  const ZipFile = await zipOf({ 'index.js': 'exports.handler = async () => 1' })
  const role = 'arn:aws:iam::000000000000:role/r'
  await lambda.send(new CreateFunctionCommand({ FunctionName: 'f', Role: role, Runtime: 'nodejs22.x', Handler: 'index.handler', Code: { ZipFile } }))
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName: 'f' })

  const holder = new DatabaseSync(join(server.dataFolder, 'fourbox.sqlite'))
  holder.exec('BEGIN IMMEDIATE')
  const writing = client.send(new CreateApiKeyCommand({ name: 'refused' })).catch((error: unknown) => error)
  const writingElsewhere = Promise.all([
    lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'f', Description: 'refused' })).catch((error: unknown) => error),
    logsClient(server)
      .send(new CreateLogGroupCommand({ logGroupName: 'refused' }))
      .catch((error: unknown) => error),
    formOf(server, { Action: 'CreateRole', Version: '2010-05-08', RoleName: 'refused', AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[]}' }),
  ])
  const meanwhile = await Promise.all([client.send(new GetRestApisCommand({})), fetch(url('/now')), metered(), metered()])
  expect([meanwhile[0].items?.length, meanwhile[1].status, meanwhile[2], meanwhile[3]]).toEqual([1, 200, 200, 200])
  expect(await Promise.race([writing, Promise.resolve('still waits')])).toBe('still waits')
  expect(await writing).toMatchObject({
    name: 'ServiceUnavailableException',
    message: 'Another process holds the lock of the data, and does not let go of it. Nothing was changed; try again when it is done.',
    $metadata: { httpStatusCode: 503 },
  })
  const unavailable = { name: 'ServiceUnavailableException', message: expect.stringContaining('holds the lock'), $metadata: { httpStatusCode: 503 } }
  const [inLambda, inLogs, inIam] = await writingElsewhere
  expect([inLambda, inLogs]).toMatchObject([unavailable, unavailable])
  expect(inIam).toMatchObject({ status: 503, body: expect.stringMatching(/^<ErrorResponse .*<Type>Receiver<\/Type><Code>ServiceUnavailable<\/Code>/) })
  expect(server.errors()).toContain('"reason":"locked"')
  expect(server.errors()).not.toContain('"stack"')

  const waiting = client.send(new CreateApiKeyCommand({ name: 'waited' }))
  holder.exec('ROLLBACK')
  holder.close()
  expect((await waiting).name).toBe('waited')
  // What was let through has been counted with the next request.
  expect(await metered()).toBe(200)
  const today = new Date().toISOString().slice(0, 10)
  const { items } = await client.send(new GetUsageCommand({ usagePlanId, keyId, startDate: today, endDate: today }))
  expect(items?.[keyId]).toEqual([[4, 996]])
})

/** A call of AWS's Query protocol. */
async function formOf(server: RunningServer, parameters: Readonly<Record<string, string>>) {
  const answer = await fetch(server.controlOrigin, { method: 'POST', headers: { 'x-fourbox-token': server.token }, body: new URLSearchParams(parameters) })
  return { status: answer.status, body: await answer.text() }
}
