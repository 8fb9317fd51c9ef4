import { invocationUri } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { trialServer } from '../../testing/trial-server.ts'
import { functionUses } from './function-uses.ts'

const uri = (name: string, account = '000000000000') =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:${account}:function:${name}/invocations`

test('the methods and authorizers that call a function of this account are found, those of other accounts are not', async () => {
  const { aws, context } = await trialServer()
  const { id: restApiId = '', rootResourceId: resourceId = '' } = await aws.createRestApi({ name: 'Orders' })
  const put = async (httpMethod: string, name: string, account?: string) => {
    await aws.putMethod({ restApiId, resourceId, httpMethod, authorizationType: 'NONE' })
    await aws.putIntegration({ restApiId, resourceId, httpMethod, type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: uri(name, account) })
  }
  await put('GET', 'orders:live')
  await put('POST', 'elsewhere', '111111111111')
  await aws.putMethod({ restApiId, resourceId, httpMethod: 'PUT', authorizationType: 'NONE' })
  const { id: authorizerId } = await aws.createAuthorizer({
    restApiId,
    name: 'Gatekeeper',
    type: 'TOKEN',
    authorizerUri: uri('gatekeeper'),
    identitySource: 'method.request.header.Authorization',
  })
  expect(await functionUses(context.documents, context)).toEqual([
    {
      functionName: 'orders:live',
      restApiId,
      apiName: 'Orders',
      place: { type: 'method', resourceId, path: '/', httpMethod: 'GET', integrationType: 'AWS_PROXY' },
    },
    { functionName: 'gatekeeper', restApiId, apiName: 'Orders', place: { type: 'authorizer', authorizerId, name: 'Gatekeeper' } },
  ])
})

test('a method that hands its function’s answer on as it comes calls that function, too', async () => {
  const { aws, context } = await trialServer()
  const { id: restApiId = '', rootResourceId: resourceId = '' } = await aws.createRestApi({ name: 'Orders' })
  await aws.putMethod({ restApiId, resourceId, httpMethod: 'GET', authorizationType: 'NONE' })
  const functionArn = 'arn:aws:lambda:us-east-1:000000000000:function:orders'
  const streaming = { type: 'AWS_PROXY', integrationHttpMethod: 'POST', responseTransferMode: 'STREAM' } as const
  await aws.putIntegration({ restApiId, resourceId, httpMethod: 'GET', ...streaming, uri: invocationUri({ region: 'us-east-1', functionArn, streams: true }) })
  expect(await functionUses(context.documents, context)).toMatchObject([{ functionName: 'orders', place: { httpMethod: 'GET' } }])
})
