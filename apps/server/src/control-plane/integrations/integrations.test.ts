import { expect, test } from 'vitest'
import { type TrialServer, trialServer } from '../../testing/trial-server.ts'

const lambda = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'

/** The address of a method of a new API, for its integration. */
async function newIntegrationPath(server: TrialServer): Promise<string> {
  const { id, rootResourceId } = await server.done('POST', '/restapis', { name: 'a' })
  const method = `/restapis/${String(id)}/resources/${String(rootResourceId)}/methods/POST`
  await server.done('PUT', method, { authorizationType: 'NONE', requestParameters: { 'method.request.header.X': true } })
  return `${method}/integration`
}

test('an integration that is refused says by a header which member is wrong, beside AWS’s text', async () => {
  const server = await trialServer()
  const path = await newIntegrationPath(server)
  const refused = await server.call('PUT', path, { type: 'HTTP', httpMethod: 'GET', uri: 'ftp://x' })
  expect(refused).toMatchObject({ status: 400, body: { message: 'Invalid HTTP endpoint specified for URI' } })
  expect(refused.headers.get('x-fourbox-field')).toBe('uri')
  const mapped = await server.call('PUT', path, { type: 'MOCK', requestParameters: { 'integration.request.header.Ü': "'x'" } })
  expect(decodeURIComponent(mapped.headers.get('x-fourbox-field') ?? '')).toBe('requestParameters.integration.request.header.Ü')
})

test('a proxy that streams may take a quarter of an hour, also when it is changed later', async () => {
  const server = await trialServer()
  const path = await newIntegrationPath(server)
  const stream = { type: 'AWS_PROXY', httpMethod: 'POST', uri: lambda, responseTransferMode: 'STREAM', timeoutInMillis: 900_000 }
  expect(await server.done('PUT', path, stream)).toMatchObject({ timeoutInMillis: 900_000 })
  const change = (timeout: string) => ({ patchOperations: [{ op: 'replace', path: '/timeoutInMillis', value: timeout }] })
  expect(await server.done('PATCH', path, change('600000'))).toMatchObject({ timeoutInMillis: 600_000 })
  const refused = await server.call('PATCH', path, change('900001'))
  expect(refused).toMatchObject({ status: 400, body: { message: 'Timeout should be between 50 ms and 900000 ms' } })
  expect(refused.headers.get('x-fourbox-field')).toBe('timeoutInMillis')
})

test('the account’s quota is the longest timeout', async () => {
  const server = await trialServer({ limits: { integrationTimeout: 60_000 } })
  const path = await newIntegrationPath(server)
  expect(await server.done('PUT', path, { type: 'MOCK', timeoutInMillis: 60_000 })).toMatchObject({ timeoutInMillis: 60_000 })
  expect(await server.call('PUT', path, { type: 'MOCK', timeoutInMillis: 60_001 })).toMatchObject({
    body: { message: 'Timeout should be between 50 ms and 60000 ms' },
  })
})

test('a VPC link that does not exist is refused by its field', async () => {
  const server = await trialServer()
  const path = await newIntegrationPath(server)
  const { id } = await server.done('POST', '/vpclinks', { name: 'l', targetArns: ['127.0.0.1:8080'] })
  const through = (connectionId: string) => ({ type: 'HTTP', httpMethod: 'GET', uri: 'http://x.example', connectionType: 'VPC_LINK', connectionId })
  const refused = await server.call('PUT', path, through('nolink'))
  expect(refused).toMatchObject({ status: 400, body: { message: 'Invalid Vpc Link identifier specified' } })
  expect(refused.headers.get('x-fourbox-field')).toBe('connectionId')
  await server.done('PUT', path, through('${stageVariables.link}'))
  expect(await server.done('PUT', path, through(String(id)))).toMatchObject({ connectionId: id })
  expect(await server.call('PATCH', path, { patchOperations: [{ op: 'replace', path: '/connectionId', value: 'other1' }] })).toMatchObject({ status: 400 })
})

test('a changed integration keeps its responses, a new one has none', async () => {
  const server = await trialServer()
  const path = await newIntegrationPath(server)
  await server.done('PUT', path, { type: 'MOCK' })
  await server.done('PUT', `${path}/responses/200`, {})
  expect(await server.done('PATCH', path, { patchOperations: [{ op: 'replace', path: '/timeoutInMillis', value: '100' }] })).toHaveProperty(
    'integrationResponses.200',
  )
  expect(await server.done('PUT', path, { type: 'MOCK' })).not.toHaveProperty('integrationResponses')
})
