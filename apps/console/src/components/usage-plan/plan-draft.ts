import type { PatchOperation, UsagePlan } from '@aws-sdk/client-api-gateway'
import { readUsagePlan, type UsagePlanSettings } from '@fourbox/domain'
import { valuePatch } from '../../client/patches.ts'
import { type Found, found } from '../form/faults.ts'
import { numberOf } from '../form/number-of.ts'
import { tagFaults, type TagRow, tagRows } from '../tags/tag-draft.ts'

export interface PlanDraft {
  readonly name: string
  readonly description: string
  readonly throttled: boolean
  /** Requests a second. */
  readonly rate: string
  readonly burst: string
  readonly hasQuota: boolean
  readonly limit: string
  readonly period: string
  readonly productCode: string
  readonly tags: readonly TagRow[]
}

/** A new plan starts with both toggles on and no numbers, as AWS's does. */
export function draftOfPlan(plan: UsagePlan | undefined): PlanDraft {
  const { throttle, quota } = plan ?? {}
  return {
    name: plan?.name ?? '',
    description: plan?.description ?? '',
    throttled: plan === undefined || throttle !== undefined,
    rate: String(throttle?.rateLimit ?? ''),
    burst: String(throttle?.burstLimit ?? ''),
    hasQuota: plan === undefined || quota !== undefined,
    limit: String(quota?.limit ?? ''),
    period: quota?.period ?? 'MONTH',
    productCode: plan?.productCode ?? '',
    tags: tagRows(plan?.tags),
  }
}

/** The draft as the server reads it; a number that is missing is none. */
export function planSettings({ name, description, throttled, rate, burst, hasQuota, limit, period }: PlanDraft): UsagePlanSettings {
  return {
    name,
    ...(description === '' ? {} : { description }),
    ...(throttled ? { throttle: { rateLimit: numberOf(rate), burstLimit: numberOf(burst) } } : {}),
    ...(hasQuota ? { quota: { limit: numberOf(limit), offset: 0, period } } : {}),
  }
}

/** What the server would say of the draft, before it is sent. */
export function checkPlan(draft: PlanDraft): Found {
  return found(tagFaults(draft.tags), readUsagePlan(planSettings(draft), { id: '', hasStage: () => true }))
}

/** What turns a plan into the draft. */
export function planPatches(plan: UsagePlan, draft: PlanDraft): PatchOperation[] {
  const before = draftOfPlan(plan)
  return [
    ...valuePatch('/name', before.name, draft.name),
    ...valuePatch('/description', before.description, draft.description),
    ...(draft.throttled
      ? [
          ...valuePatch('/throttle/rateLimit', plan.throttle?.rateLimit, numberOf(draft.rate)),
          ...valuePatch('/throttle/burstLimit', plan.throttle?.burstLimit, numberOf(draft.burst)),
        ]
      : removal('/throttle', plan.throttle)),
    ...(draft.hasQuota
      ? [...valuePatch('/quota/limit', plan.quota?.limit, numberOf(draft.limit)), ...valuePatch('/quota/period', plan.quota?.period, draft.period)]
      : removal('/quota', plan.quota)),
    ...(draft.productCode === '' ? removal('/productCode', plan.productCode) : valuePatch('/productCode', before.productCode, draft.productCode)),
  ]
}

function removal(path: string, before: unknown): PatchOperation[] {
  return before === undefined ? [] : [{ op: 'remove', path }]
}
