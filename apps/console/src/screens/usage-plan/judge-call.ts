import type { UsagePlan } from '@aws-sdk/client-api-gateway'
import type { ThrottleBucket } from '@fourbox/domain'
import { quotaText } from '../../components/usage-plan/periods.ts'
import { bucketName } from './bucket-texts.ts'

/** What is known of a call that a key would make. */
export interface PlannedCall {
  readonly plan: UsagePlan
  readonly restApiId: string
  readonly stageName: string
  /** As the plan writes it: `/pets/{petId}/GET`. */
  readonly methodKey: string
  readonly apiKeyRequired: boolean
  /** Absent: a call without a key. */
  readonly key: { readonly name: string; readonly enabled: boolean; readonly inPlan: boolean } | undefined
  /** Requests left in the period; undefined where the plan has no quota, or nobody knows yet. */
  readonly remaining: number | undefined
  /** What it would take tokens of, in the order in which they are asked; undefined while nobody knows. */
  readonly buckets: readonly ThrottleBucket[] | undefined
}

/** One check of the gateway, in its own order. */
export interface Check {
  readonly title: 'Method' | 'API key' | 'Usage plan' | 'Quota' | 'Throttling'
  readonly text: string
  readonly verdict: 'passed' | 'refused' | 'not asked'
}

export interface Judgement {
  readonly checks: readonly Check[]
  /** The answer in a sentence, with what a client would get. */
  readonly answer: string
  readonly passes: boolean
}

const tooMany = '429 {"message":"Too Many Requests"}'
const forbidden = '403 {"message":"Forbidden"}'

/** May this key call this method now, and why not: as the gateway would check it, without a call. */
export function judgeCall(call: PlannedCall): Judgement {
  const { key, apiKeyRequired } = call
  if (!apiKeyRequired) {
    const open: Check = { title: 'Method', text: 'requires no API key', verdict: 'passed' }
    const checks = [open, ...rest(call, 'API key').slice(0, -1)]
    return throttled(call, checks, 'Yes: the method requires no API key, so neither key nor plan is asked. Only the limits of the stage hold.')
  }
  const method: Check = { title: 'Method', text: 'requires an API key', verdict: 'passed' }
  if (!key) return refused(call, [method], { title: 'API key', text: 'none is sent' }, `No. ${forbidden}: the call has no header x-api-key.`)
  if (!key.enabled) return refused(call, [method], { title: 'API key', text: `${key.name} is not active` }, `No. ${forbidden}: the key is not active.`)
  const known: Check = { title: 'API key', text: `${key.name} is known and active`, verdict: 'passed' }
  if (!key.inPlan)
    return refused(call, [method, known], { title: 'Usage plan', text: 'does not have the key' }, `No. ${forbidden}: the plan does not have the key.`)
  if (!hasStage(call))
    return refused(call, [method, known], { title: 'Usage plan', text: 'does not have the stage' }, `No. ${forbidden}: the plan does not have the stage.`)
  const planned: Check = { title: 'Usage plan', text: `${call.plan.name} has the key and the stage`, verdict: 'passed' }
  if (call.remaining !== undefined && call.remaining <= 0) {
    const answer = 'No. 429 {"message":"Limit Exceeded"}: the quota of the period is used up. Grant a usage extension, or raise the quota.'
    return refused(call, [method, known, planned], { title: 'Quota', text: quotaLine(call) }, answer)
  }
  const quota: Check = { title: 'Quota', text: quotaLine(call), verdict: 'passed' }
  return throttled(call, [method, known, planned, quota], `Yes, unless it calls faster than its rate: then ${tooMany}.`)
}

/** The last check: the first bucket without a token refuses the call, which all others let pass. */
function throttled(call: PlannedCall, before: readonly Check[], answer: string): Judgement {
  const empty = call.buckets?.find(({ tokens }) => tokens < 1)
  if (empty) {
    const text = `${bucketName[empty.level]} has no token left`
    return { checks: [...before, { title: 'Throttling', text, verdict: 'refused' }], answer: `No. ${tooMany}: ${text}; ${whenRefilled(empty)}`, passes: false }
  }
  const text = call.buckets === undefined ? throttleLine(call) : call.buckets.length === 0 ? 'no limit is set' : 'each bucket has a token'
  return { checks: [...before, { title: 'Throttling', text, verdict: 'passed' }], answer, passes: true }
}

function whenRefilled({ rate, burst, tokens }: ThrottleBucket): string {
  if (rate <= 0 || burst <= 0) return 'a limit of 0 lets no call pass.'
  return `the next comes in ${Math.ceil((1 - tokens) / rate)} s.`
}

function refused(call: PlannedCall, before: readonly Check[], check: Pick<Check, 'title' | 'text'>, answer: string): Judgement {
  const at: Check = { ...check, verdict: 'refused' }
  return { checks: [...before, at, ...rest(call, check.title).slice(1)], answer, passes: false }
}

/** The checks from one on, which are not made. */
function rest(call: PlannedCall, from: Check['title']): readonly Check[] {
  const all: readonly Check[] = [
    { title: 'Method', text: '', verdict: 'not asked' },
    { title: 'API key', text: 'not asked', verdict: 'not asked' },
    { title: 'Usage plan', text: 'not asked', verdict: 'not asked' },
    { title: 'Quota', text: `not asked; ${quotaLine(call)}`, verdict: 'not asked' },
    { title: 'Throttling', text: `not asked; ${throttleLine(call)}`, verdict: 'not asked' },
  ]
  return all.slice(all.findIndex(({ title }) => title === from))
}

function stageOf({ plan, restApiId, stageName }: PlannedCall) {
  return plan.apiStages?.find(({ apiId, stage }) => apiId === restApiId && stage === stageName)
}

function hasStage(call: PlannedCall): boolean {
  return stageOf(call) !== undefined
}

function quotaLine({ plan, remaining }: PlannedCall): string {
  if (!plan.quota) return 'the plan has no quota'
  return remaining === undefined ? quotaText(plan) : `${remaining} left of ${quotaText(plan)}`
}

/** The limit of the method in the plan acts before that of the plan. */
function throttleLine(call: PlannedCall): string {
  const own = new Map(Object.entries(stageOf(call)?.throttle ?? {})).get(call.methodKey)
  const { throttle } = call.plan
  const texts = [
    ...(own ? [`this method ${own.rateLimit ?? '–'} per second, burst ${own.burstLimit ?? '–'}`] : []),
    ...(throttle ? [`the plan ${throttle.rateLimit ?? '–'} per second, burst ${throttle.burstLimit ?? '–'}`] : []),
  ]
  return texts.length === 0 ? 'the plan has no rate' : texts.join('; ')
}
