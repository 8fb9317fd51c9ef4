import { CreateApiKeyCommand, CreateUsagePlanCommand, CreateUsagePlanKeyCommand, type QuotaSettings } from '@aws-sdk/client-api-gateway'
import type { Row } from '../report.ts'
import { compare } from './compare.ts'
import { mockApi } from './definitions.ts'
import { type Deployer, unthrottled } from './deployer.ts'

/** A MOCK behind an API key with a throttle and a quota against the same one without. */
export async function withApiKey(api: Deployer): Promise<Row> {
  const { definition, path } = mockApi(300)
  const open = (await api.deploy(definition, unthrottled))(path)
  const guarded = await api.deploy(mockApi(300, { needsApiKey: true }).definition, unthrottled)
  const headers = await throttledKey(api, guarded('').restApiId, { limit: 2_000_000_000, period: 'MONTH' })
  const measured = await compare(guarded(path, { headers }), open)
  return { name: 'API key with throttle and quota / without', ...measured, goal: { atLeast: 0.85 } }
}

/** A key for an API, of a plan whose throttle no load of the bench reaches; answers the header that shows it. */
export async function throttledKey({ client }: Deployer, apiId: string, quota?: QuotaSettings): Promise<string> {
  const { id: keyId, value } = await client.send(new CreateApiKeyCommand({ name: 'bench', enabled: true }))
  const throttle = { rateLimit: 1_000_000, burstLimit: 1_000_000 }
  const plan = new CreateUsagePlanCommand({ name: 'bench', apiStages: [{ apiId, stage: 'bench' }], throttle, ...(quota && { quota }) })
  const { id: usagePlanId } = await client.send(plan)
  await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
  return `x-api-key: ${value}\r\n`
}

/** A hit of the response cache against the same MOCK that is asked each time. */
export async function fromCache(api: Deployer): Promise<Row> {
  const { definition, path } = mockApi(300)
  const asked = (await api.deploy(definition, unthrottled))(path)
  const kept = (
    await api.deploy(definition, [
      ...unthrottled,
      ['/cacheClusterEnabled', 'true'],
      ['/cacheClusterSize', '0.5'],
      ['/*/*/caching/enabled', 'true'],
      ['/*/*/caching/ttlInSeconds', '3600'],
    ])
  )(path)
  return { name: 'Response cache hit / the same MOCK without cache', ...(await compare(kept, asked)), goal: { atLeast: 1 } }
}
