import { type ApiStage, readUsagePlan, stageKey, type UsagePlan, type UsagePlanRules } from '@fourbox/domain'
import { forgetUsage } from '../../quotas/quota-usage.ts'
import type { Context, Handlers, Output } from '../context.ts'
import { takeCustomId } from '../documents/custom-id.ts'
import { accepted, badRequest, limitReached, notFound } from '../protocol/errors.ts'
import { oldestFirst } from '../protocol/creation-order.ts'
import { pageOf } from '../protocol/page.ts'
import type { PatchOperation } from '../protocol/patch.ts'
import { changeDocument, readDocument, shownTags } from '../documents/account-document.ts'
import { patchUsagePlan, readApiStage } from './usage-plan-patches.ts'

export const usagePlans = {
  async CreateUsagePlan(input, context) {
    const { documents, limits, newId } = context
    const { customId, tags } = takeCustomId(input.tags)
    const id = customId ?? newId(6)
    const head = accepted(readUsagePlan(input, { id, hasStage: await stagesAmong(context, input.apiStages ?? []) }))
    const plan: UsagePlan = { id, ...head, tags, keyIds: [], createdDate: context.preciseNow() }
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
    const former = await readDocument(context, 'usagePlan', usagePlanId, unknownPlan())
    const isThere = await stagesAmong(context, addedStages(patchOperations))
    const hasStage = (apiId: string, stage: string) => former.apiStages.some((each) => each.apiId === apiId && each.stage === stage) || isThere(apiId, stage)
    const change = (plan: UsagePlan): UsagePlan => {
      const { id, tags, keyIds, createdDate } = plan
      const head = accepted(readUsagePlan(patchUsagePlan(plan, patchOperations), { id, hasStage }))
      return { id, ...head, tags, keyIds, ...(createdDate !== undefined && { createdDate }) }
    }
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

/** The API stages that a patch adds, as it names them. */
function addedStages(operations: readonly PatchOperation[]): readonly ApiStage[] {
  return operations.filter(({ op, path }) => op === 'add' && path === '/apiStages').map(({ value }) => readApiStage(value))
}

/** Which of some stages there are. */
async function stagesAmong(
  { documents }: Context,
  stages: readonly { readonly apiId?: string; readonly stage?: string }[],
): Promise<UsagePlanRules['hasStage']> {
  const keys = stages.map(({ apiId = '', stage = '' }) => stageKey(apiId, stage))
  const found = await Promise.all(keys.map(async (key) => ((await documents.get('stage', key)) ? [key] : [])))
  const there = new Set(found.flat())
  return (apiId, stage) => there.has(stageKey(apiId, stage))
}

function writeUsagePlan(plan: UsagePlan, where: 'alone' | 'elsewhere'): Output<'GetUsagePlan'> {
  const { id, name, description, apiStages, throttle, quota, productCode, tags } = plan
  return { id, name, description, apiStages, throttle, quota, productCode, tags: shownTags(tags, where) }
}
