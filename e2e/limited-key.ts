import { CreateApiKeyCommand, CreateUsagePlanCommand, CreateUsagePlanKeyCommand, type UsagePlan } from '@aws-sdk/client-api-gateway'
import type { ThrottleBucket } from '@fourbox/domain'
import { deploy, mock } from './deploy.ts'
import type { RunningServer } from './server.ts'

/** A method that asks for a key, and a key of a plan with these limits. */
export async function keyWith(server: RunningServer, limits: Pick<UsagePlan, 'throttle' | 'quota'>) {
  const api = await deploy(
    server,
    { '/pets': { get: { integration: mock('pets'), security: [{ api_key: [] }] } } },
    { securityDefinitions: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
  )
  const client = server.client()
  const { id: keyId = '', value = '' } = await client.send(new CreateApiKeyCommand({ enabled: true }))
  const plan = new CreateUsagePlanCommand({ name: 'shared', apiStages: [{ apiId: api.restApiId, stage: api.stage }], ...limits })
  const { id: planId = '' } = await client.send(plan)
  await client.send(new CreateUsagePlanKeyCommand({ usagePlanId: planId, keyId, keyType: 'API_KEY' }))
  return {
    planId,
    keyId,
    call: async (node: RunningServer) =>
      (await fetch(node.invokeUrl(api.restApiId, api.stage, '/pets'), { headers: { connection: 'close', 'x-api-key': value } })).status,
    bucketsOn: async (node: RunningServer) => {
      const asked = `${node.controlOrigin}/_fourbox/throttle/${api.restApiId}/${api.stage}?path=/pets&method=GET&plan=${planId}&key=${keyId}`
      const { item }: { readonly item: readonly ThrottleBucket[] } = await (await fetch(asked, { headers: { 'x-fourbox-token': node.token } })).json()
      return item
    },
  }
}
