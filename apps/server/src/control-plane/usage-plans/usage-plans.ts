import { stageKey, type ApiStage, type UsagePlan } from '@fourbox/domain'
import { forgetUsage } from '../../quotas/quota-usage.ts'
import type { Context, Handlers, Input, Output } from '../context.ts'
import { takeCustomId } from '../documents/custom-id.ts'
import { badRequest, limitReached, notFound } from '../protocol/errors.ts'
import { oldestFirst } from '../protocol/creation-order.ts'
import { pageOf } from '../protocol/page.ts'
import type { PatchOperation } from '../protocol/patch.ts'
import { changeDocument, readDocument, shownTags } from '../documents/account-document.ts'
import { patchUsagePlan, readApiStage } from './usage-plan-patches.ts'
import { checkQuota, checkThrottle } from './usage-plan-settings.ts'

export const usagePlans = {
  async CreateUsagePlan(input, context) {
    const { documents, limits, newId } = context
    const { customId, tags } = takeCustomId(input.tags)
    const plan = { ...createdPlan(input, customId ?? newId(6), tags), createdDate: context.preciseNow() }
    for (const stage of plan.apiStages) await checkStage(context, plan.id, stage)
    if ((await documents.list('usagePlan')).items.length >= limits.usagePlans) throw limitReached('Usage Plans')
    await documents.insert('usagePlan', plan.id, plan)
    return writeUsagePlan(plan, 'elsewhere')
  },

  async GetUsagePlan({ usagePlanId }, context) {
    return writeUsagePlan(await readDocument(context, 'usagePlan', usagePlanId, unknownPlan()), 'alone')
  },

  async GetUsagePlans({ keyId, ...page }, { documents }) {
    const { items } = await documents.list('usagePlan')
    const wanted = keyId === undefined ? items : items.filter(({ keyIds }) => keyIds.includes(keyId))
    const { items: shown, position } = pageOf(oldestFirst(wanted), ({ id }) => id, page)
    return { items: shown.map((plan) => writeUsagePlan(plan, 'elsewhere')), position }
  },

  async UpdateUsagePlan({ usagePlanId, patchOperations = [] }, context) {
    await readDocument(context, 'usagePlan', usagePlanId, unknownPlan())
    for (const stage of addedStages(patchOperations)) await checkStage(context, usagePlanId, stage)
    const change = (plan: UsagePlan) => checked(patchUsagePlan(plan, patchOperations))
    return writeUsagePlan(await changeDocument(context, 'usagePlan', usagePlanId, change, unknownPlan()), 'alone')
  },

  async DeleteUsagePlan({ usagePlanId }, context) {
    const {
      apiStages: [first],
    } = await readDocument(context, 'usagePlan', usagePlanId, unknownPlan())
    if (first) {
      throw badRequest(`Cannot delete Usage Plan ${usagePlanId} because there are API Stages associated with it, including ${first.apiId}:${first.stage}`)
    }
    await context.documents.delete('usagePlan', usagePlanId)
    await forgetUsage(context.counters, usagePlanId)
    return {}
  },
} satisfies Partial<Handlers>

export function unknownPlan() {
  return notFound('Invalid Usage Plan ID specified')
}

function createdPlan(input: Input<'CreateUsagePlan'>, id: string, tags: UsagePlan['tags']): UsagePlan {
  const { name, description, apiStages = [], throttle, quota } = input
  return checked({
    id,
    name,
    ...(description !== undefined && { description }),
    apiStages: apiStages.map(readCreatedStage),
    ...(throttle && { throttle }),
    ...(quota && { quota: { limit: quota.limit ?? 0, offset: quota.offset ?? 0, period: quota.period ?? 'MONTH' } }),
    tags,
    keyIds: [],
  })
}

/** @throws BadRequestException for limits that could not be. */
function checked(plan: UsagePlan): UsagePlan {
  if (plan.name.trim() === '') throw badRequest('Usage Plan name cannot be blank')
  if (plan.throttle) checkThrottle(plan.throttle)
  if (plan.quota) checkQuota(plan.quota)
  for (const { throttle } of plan.apiStages) for (const limits of Object.values(throttle ?? {})) checkThrottle(limits)
  return plan
}

function readCreatedStage({ apiId, stage, throttle }: NonNullable<Input<'CreateUsagePlan'>['apiStages']>[number]): ApiStage {
  // AWS forgets to fill its text in (aws-sdk#354).
  if (!apiId || !stage) throw badRequest('Invalid API Stage {api: %s, stage: %s} specified for usageplan %s', 'apiStages')
  return { apiId, stage, ...(throttle && Object.keys(throttle).length > 0 && { throttle }) }
}

function addedStages(operations: readonly PatchOperation[]): readonly ApiStage[] {
  return operations.filter(({ op, path }) => op === 'add' && path === '/apiStages').map(({ value }) => readApiStage(value))
}

async function checkStage({ documents }: Context, planId: string, { apiId, stage }: ApiStage): Promise<void> {
  if (await documents.get('stage', stageKey(apiId, stage))) return
  throw notFound(`Invalid API Stage {api: ${apiId}, stage: ${stage}} specified for usageplan ${planId}`)
}

function writeUsagePlan(plan: UsagePlan, where: 'alone' | 'elsewhere'): Output<'GetUsagePlan'> {
  const { id, name, description, apiStages, throttle, quota, productCode, tags } = plan
  return { id, name, description, apiStages, throttle, quota, productCode, tags: shownTags(tags, where) }
}
