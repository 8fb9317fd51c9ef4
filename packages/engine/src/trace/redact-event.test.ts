import { expect, test } from 'vitest'
import { authorizersOf, deploy, trialApi } from '../testing/trial.ts'
import { trialSetting } from '../testing/trial-setting.ts'

const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations'
const allowing = {
  principalId: 'u',
  policyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
  usageIdentifierKey: 'a-very-secret-api-key',
}

test('no secret of a call stands in its log or its trace: tokens, keys, cookies, within events too', async () => {
  const call = await deploy({
    api: trialApi(
      {
        'GET /pets': {
          authorizationType: 'CUSTOM',
          authorizerId: 'a1',
          integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri, cacheKeyParameters: ['method.request.header.Authorization'] },
        },
      },
      { authorizers: authorizersOf({ id: 'a1', name: 'a', type: 'TOKEN', authorizerUri: uri, identitySource: 'method.request.header.Authorization' }) },
    ),
    stage: {
      tracingEnabled: true,
      cacheClusterEnabled: true,
      methodSettings: {
        '*/*': trialSetting({ dataTraceEnabled: true, cachingEnabled: true }),
      },
    },
    ports: {
      lambda: {
        invoke: ({ payload }) =>
          Promise.resolve({
            status: 200,
            payload: JSON.stringify(
              payload.includes('"type":"TOKEN"') ? allowing : { statusCode: 200, headers: { 'Set-Cookie': 'session=cookie-of-the-answer' } },
            ),
            functionError: undefined,
            requestId: 'r',
            executedVersion: '1',
          }),
      },
    },
  })
  const { report } = await call('GET /pets', { Authorization: 'Bearer secret-token-123456', Cookie: 'cookie-of-the-client', 'x-api-key': 'key-of-the-client' })
  const shown = JSON.stringify([report?.executionLog(), report?.trace()])
  expect(shown).toContain('Starting authorizer: a1')
  for (const secret of ['secret-token', 'cookie-of-the', 'key-of-the', 'a-very-secret']) expect(shown).not.toContain(secret)
})
