import type { ApiKey, UsagePlan } from '@fourbox/domain'
import { mayReadSecrets } from '../../access/may-read-secrets.ts'
import { forgetUsage } from '../../quotas/quota-usage.ts'
import type { Context, Handlers, Output } from '../context.ts'
import { badRequest, conflict, limitReached } from '../protocol/errors.ts'
import { newestFirst } from '../protocol/creation-order.ts'
import { pageOf } from '../protocol/page.ts'
import { changeDocument, readDocument } from '../documents/account-document.ts'
import { unknownKey } from '../api-keys/api-keys.ts'
import { unknownPlan } from '../usage-plans/usage-plans.ts'

export const usagePlanKeys = {
  async CreateUsagePlanKey({ usagePlanId, keyId, keyType }, context) {
    if (keyType !== 'API_KEY') throw badRequest(`Invalid Usage Plan Key type ${keyType} specified. Valid type is API_KEY`)
    const plan = await readDocument(context, 'usagePlan', usagePlanId, unknownPlan())
    const key = await readDocument(context, 'apiKey', keyId, unknownKey())
    const others = (await context.documents.list('usagePlan')).items.filter(({ id, keyIds }) => id !== usagePlanId && keyIds.includes(keyId))
    if (others.length >= context.limits.usagePlansPerApiKey) throw limitReached('Usage Plans', 'this API Key')
    const shared = sharedStage(plan, others)
    if (shared) throw conflict(`API Key cannot reference multiple Usage Plans with the same API stage: ${shared}`)
    await changeDocument(context, 'usagePlan', usagePlanId, (current) => withKey(current, keyId), unknownPlan())
    return writeKey(key)
  },

  async GetUsagePlanKey({ usagePlanId, keyId }, context) {
    return writeKey(await readPlanKey(context, usagePlanId, keyId))
  },

  async GetUsagePlanKeys({ usagePlanId, nameQuery, ...page }, context) {
    // AWS answers an unknown plan with an empty list.
    const { keyIds = [] } = (await context.documents.get('usagePlan', usagePlanId)) ?? {}
    const keys = await Promise.all(keyIds.map((id) => context.documents.get('apiKey', id)))
    const wanted = keys.filter((key) => key !== undefined).filter(({ name }) => nameQuery === undefined || name?.startsWith(nameQuery))
    const { items, position } = pageOf(newestFirst(wanted), ({ id }) => id, page)
    return { items: items.map(writeKey), position }
  },

  async DeleteUsagePlanKey({ usagePlanId, keyId }, context) {
    await readPlanKey(context, usagePlanId, keyId)
    const withoutKey = (plan: UsagePlan) => ({ ...plan, keyIds: plan.keyIds.filter((id) => id !== keyId) })
    await changeDocument(context, 'usagePlan', usagePlanId, withoutKey, unknownPlan())
    await forgetUsage(context.counters, usagePlanId, keyId)
    return {}
  },
} satisfies Partial<Handlers>

/** @throws NotFoundException for an unknown plan, and for a key that is not in it. */
export async function readPlanKey(context: Context, usagePlanId: string, keyId: string): Promise<ApiKey> {
  const { keyIds } = await readDocument(context, 'usagePlan', usagePlanId, unknownPlan())
  const key = keyIds.includes(keyId) ? await context.documents.get('apiKey', keyId) : undefined
  if (!key) throw unknownKey()
  return key
}

function withKey(plan: UsagePlan, keyId: string): UsagePlan {
  if (plan.keyIds.includes(keyId)) throw conflict(`API Key ${keyId} is already associated with Usage Plan ${plan.id}`)
  return { ...plan, keyIds: [...plan.keyIds, keyId] }
}

function sharedStage(plan: UsagePlan, others: readonly UsagePlan[]): string | undefined {
  const taken = new Set(others.flatMap(({ apiStages }) => apiStages.map(({ apiId, stage }) => `${apiId}:${stage}`)))
  return plan.apiStages.map(({ apiId, stage }) => `${apiId}:${stage}`).find((stage) => taken.has(stage))
}

function writeKey({ id, value, name }: ApiKey): Output<'GetUsagePlanKey'> {
  return { id, type: 'API_KEY', ...(mayReadSecrets() && { value }), name }
}
