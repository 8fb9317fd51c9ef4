import { deploymentKey, type RestApi, stageKey, type UsagePlan } from '@fourbox/domain'
import type { Write } from '@fourbox/store'
import type { Context } from '../context.ts'
import { badRequest } from '../protocol/errors.ts'

/**
 * Deletes an API with its deployments and stages, and takes its stages out of the usage plans that name them.
 * @throws BadRequestException while a custom domain's mapping or routing rule leads to it.
 */
export async function deleteApi({ documents }: Context, { id }: RestApi): Promise<void> {
  const domains = await documents.list('domainName')
  if (domains.items.some(({ basePathMappings }) => basePathMappings.some(({ restApiId }) => restApiId === id)))
    throw badRequest(`Deleting RestApi ${id} failed. Please remove all base path mappings related to the RestApi in your domains.`)
  if (domains.items.some(({ routingRules }) => routingRules.some(({ actions: [{ invokeApi }] }) => invokeApi.apiId === id)))
    throw badRequest(`Deleting RestApi ${id} failed. Please remove all routing rules related to the RestApi in your domains.`)
  const plans = await documents.list('usagePlan')
  const touched = plans.items.filter((plan) => plan.apiStages.some(({ apiId }) => apiId === id))
  await documents.commit([
    { op: 'delete', kind: 'restApi', id },
    { op: 'delete-all', kind: 'stage', prefix: stageKey(id, '') },
    { op: 'delete-all', kind: 'flushedCache', prefix: stageKey(id, '') },
    { op: 'delete', kind: 'servingHistory', id },
    { op: 'delete-all', kind: 'deployment', prefix: deploymentKey(id, '') },
    ...touched.map((plan): Write => ({ op: 'update', kind: 'usagePlan', id: plan.id, change: (current) => withoutApi(current, id) })),
  ])
}

function withoutApi(plan: UsagePlan, restApiId: string): UsagePlan {
  return { ...plan, apiStages: plan.apiStages.filter(({ apiId }) => apiId !== restApiId) }
}
