import {
  type APIGatewayClient,
  CreateApiKeyCommand,
  CreateDeploymentCommand,
  CreateDocumentationVersionCommand,
  CreateStageCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  GenerateClientCertificateCommand,
  UpdateAccountCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'

/** Gives an API all that stands around one, with settings that are not the usual ones; answers its id. */
export async function surroundApi(client: APIGatewayClient, restApiId: string): Promise<string> {
  await client.send(
    new UpdateAccountCommand({ patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: 'arn:aws:iam::000000000000:role/logs' }] }),
  )
  await client.send(new CreateDocumentationVersionCommand({ restApiId, documentationVersion: '1.0' }))
  const { id: deploymentId = '' } = await client.send(new CreateDeploymentCommand({ restApiId }))
  await client.send(new CreateStageCommand({ restApiId, deploymentId, stageName: 'dev' }))
  const { id: newer = '' } = await client.send(new CreateDeploymentCommand({ restApiId }))
  await client.send(
    new CreateStageCommand({
      restApiId,
      deploymentId,
      stageName: 'prod-1',
      description: 'What ${everybody} calls',
      documentationVersion: '1.0',
      cacheClusterEnabled: true,
      cacheClusterSize: '1.6',
      tracingEnabled: true,
      variables: { alias: 'live', url: 'https://example.com/?a=b' },
      canarySettings: { deploymentId: newer, percentTraffic: 12.5, stageVariableOverrides: { alias: 'next' }, useStageCache: true },
      tags: { team: 'pets' },
    }),
  )
  const { clientCertificateId = '' } = await client.send(new GenerateClientCertificateCommand({ description: 'Of prod', tags: { team: 'pets' } }))
  const settings = {
    '/*/*/throttling/rateLimit': '7.5',
    '/*/*/logging/loglevel': 'INFO',
    '/*/*/metrics/enabled': 'true',
    '/~1/GET/caching/ttlInSeconds': '60',
    '/~1/GET/caching/dataEncrypted': 'true',
    '/accessLogSettings/destinationArn': 'arn:aws:logs:us-east-1:000000000000:log-group:calls',
    '/accessLogSettings/format': '$context.requestId ${x} $context.status',
    '/clientCertificateId': clientCertificateId,
  }
  await client.send(
    new UpdateStageCommand({
      restApiId,
      stageName: 'prod-1',
      patchOperations: Object.entries(settings).map(([path, value]) => ({ op: 'replace', path, value })),
    }),
  )
  const { id: usagePlanId } = await client.send(
    new CreateUsagePlanCommand({
      name: 'gold ${plan}',
      description: 'For partners',
      throttle: { burstLimit: 3, rateLimit: 1.5 },
      quota: { limit: 10, offset: 1, period: 'WEEK' },
      apiStages: [
        { apiId: restApiId, stage: 'prod-1', throttle: { '/*/*': { burstLimit: 2, rateLimit: 0.5 } } },
        { apiId: restApiId, stage: 'dev' },
      ],
      tags: { team: 'pets' },
    }),
  )
  for (const [name, enabled] of [
    ['one', true],
    ['two', false],
  ] as const) {
    const { id: keyId } = await client.send(new CreateApiKeyCommand({ name, enabled, description: `Key ${name}`, customerId: 'c-1', tags: { of: name } }))
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
  }
  return restApiId
}
