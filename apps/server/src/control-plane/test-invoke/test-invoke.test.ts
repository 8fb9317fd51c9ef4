import { expect, test } from 'vitest'
import { newApi, newIntegration } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'

const authorizerUri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'
const sent = {
  pathWithQueryString: '/?a=b',
  body: 'hello',
  headers: { A: '1' },
  multiValueHeaders: { B: ['1', '2'] },
  stageVariables: { color: 'red' },
}

test('a method is tested in a worker, with the draft as it stands', async () => {
  const { aws, context, dataPlane } = await trialServer()
  const address = await newIntegration(aws)
  expect(await aws.testInvokeMethod({ ...address, ...sent, clientCertificateId: 'cert' })).toEqual({
    status: 200,
    body: 'body',
    headers: { X: '2' },
    multiValueHeaders: { X: ['1', '2'] },
    log: 'log\n',
    latency: 3,
  })
  const { resourceId, httpMethod, restApiId } = address
  const api = await context.documents.get('restApi', restApiId)
  expect(dataPlane.invocations).toEqual([{ api, resourceId, httpMethod, ...sent, clientCertificateId: 'cert' }])
})

test('ANY is tested with the verb that its caller chooses, if it is one', async () => {
  const { aws, dataPlane } = await trialServer()
  const { restApiId, rootId: resourceId } = await newApi(aws)
  const any = { restApiId, resourceId, httpMethod: 'ANY' }
  await aws.putMethod({ ...any, authorizationType: 'NONE' })
  await aws.testInvokeMethod({ ...any, httpMethod: 'DELETE' })
  expect(dataPlane.invocations.map(({ httpMethod }) => httpMethod)).toEqual(['DELETE'])
  expect(await refusalOf(aws.testInvokeMethod({ ...any, httpMethod: 'FETCH' }))).toMatch(/^BadRequestException: Invalid HttpMethod specified\./)
})

test('what cannot be tested is the method, or the resource', async () => {
  const { aws, dataPlane } = await trialServer()
  const address = await newIntegration(aws)
  expect(await refusalOf(aws.testInvokeMethod({ ...address, httpMethod: 'PUT' }))).toBe('NotFoundException: Invalid Method identifier specified')
  expect(await refusalOf(aws.testInvokeMethod({ ...address, resourceId: 'none' }))).toBe('NotFoundException: Invalid Resource identifier specified')
  expect(await refusalOf(aws.testInvokeMethod({ ...address, restApiId: 'none' }))).toBe('NotFoundException: Invalid Resource identifier specified')
  expect(dataPlane.invocations).toEqual([])
})

test('an authorizer is tested in a worker', async () => {
  const { aws, dataPlane } = await trialServer()
  const { restApiId } = await newApi(aws)
  const { id: authorizerId } = await aws.createAuthorizer({ restApiId, name: 'a', type: 'TOKEN', authorizerUri })
  const additionalContext = { stage: 'x' }
  expect(await aws.testInvokeAuthorizer({ restApiId, authorizerId, ...sent, additionalContext })).toEqual({
    clientStatus: 0,
    log: 'log\n',
    latency: 4,
    principalId: 'someone',
    policy: '{}',
  })
  expect(dataPlane.authorizerInvocations).toMatchObject([{ authorizerId, ...sent, additionalContext }])
  for (const unknown of [
    { restApiId, authorizerId: 'none' },
    { restApiId: 'none', authorizerId },
  ]) {
    expect(await refusalOf(aws.testInvokeAuthorizer(unknown))).toBe('NotFoundException: Invalid Authorizer identifier specified')
  }
  expect(dataPlane.authorizerInvocations).toHaveLength(1)
})
