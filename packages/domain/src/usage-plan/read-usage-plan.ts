import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import { entryField, type Findings, type Reading, reading } from '../reading/reading.ts'
import { oneOf } from '../reading/one-of.ts'
import type { ApiStage, QuotaSettings, ThrottleSettings, UsagePlan } from './usage-plan.ts'

/** What a usage plan says of itself; its id, its tags and its keys are not. */
export type UsagePlanHead = Pick<UsagePlan, 'name' | 'description' | 'apiStages' | 'throttle' | 'quota' | 'productCode'>

export interface UsagePlanSettings {
  readonly name?: string
  readonly description?: string
  readonly apiStages?: readonly { readonly apiId?: string; readonly stage?: string; readonly throttle?: Readonly<Record<string, ThrottleSettings>> }[]
  readonly throttle?: ThrottleSettings
  readonly quota?: { readonly limit?: number; readonly offset?: number; readonly period?: string }
  readonly productCode?: string
}

export interface UsagePlanRules {
  /** The plan's id, which AWS's text names. */
  readonly id: string
  readonly hasStage: (apiId: string, stage: string) => boolean
}

export const quotaPeriods = ['DAY', 'WEEK', 'MONTH'] as const

/** Makes the head of a usage plan of its settings. A burst above the rate, and a rate above the account's, are accepted as AWS accepts them. */
export function readUsagePlan(settings: UsagePlanSettings, rules: UsagePlanRules): Reading<UsagePlanHead> {
  const { name = '', description, apiStages = [], throttle, quota, productCode } = settings
  return reading((findings) => {
    const stages = apiStages.map((stage, index) => readApiStage(stage, index, findings))
    if (name.trim() === '') findings.fault('name', 'Usage Plan name cannot be blank')
    judgeLengths('Usage Plan', settings, { name: longest.name, description: longest.description, productCode: longest.name }, findings)
    if (throttle) judgeThrottle('throttle', throttle, findings)
    const readQuota = quota && readQuotaSettings(quota, findings)
    for (const [index, stage] of stages.entries()) judgeApiStage(stage, index, rules, findings)
    return {
      name,
      ...(description !== undefined && { description }),
      apiStages: stages,
      ...(throttle && { throttle }),
      ...(readQuota && { quota: readQuota }),
      ...(productCode !== undefined && { productCode }),
    }
  })
}

type ApiStageSettings = NonNullable<UsagePlanSettings['apiStages']>[number]

function readApiStage({ apiId = '', stage = '', throttle }: ApiStageSettings, index: number, { fault }: Findings): ApiStage {
  // AWS forgets to fill its text in (aws-sdk#354).
  if (!apiId || !stage) fault(stageField(index, apiId ? 'stage' : 'apiId'), 'Invalid API Stage {api: %s, stage: %s} specified for usageplan %s')
  return { apiId, stage, ...(throttle && Object.keys(throttle).length > 0 && { throttle }) }
}

function judgeApiStage({ apiId, stage, throttle = {} }: ApiStage, index: number, { id, hasStage }: UsagePlanRules, findings: Findings): void {
  judgeLengths('API Stage', { throttle }, { throttle: longest.url }, findings, `apiStages.${index}.`)
  for (const [method, limits] of Object.entries(throttle)) judgeThrottle(entryField(stageField(index, 'throttle'), method), limits, findings)
  if (apiId && stage && !hasStage(apiId, stage))
    findings.fault(stageField(index, 'stage'), `Invalid API Stage {api: ${apiId}, stage: ${stage}} specified for usageplan ${id}`, 'missing')
}

/** `apiStages.0.stage`: the first of a list has the number 0. */
function stageField(index: number, member: keyof ApiStage): string {
  return `apiStages.${index}.${member}`
}

function judgeThrottle(field: string, { burstLimit = 0, rateLimit = 0 }: ThrottleSettings, { fault }: Findings): void {
  if (!Number.isInteger(burstLimit) || burstLimit < 0) fault(`${field}.burstLimit`, 'Usage Plan throttle burst limit must not be negative')
  if (!Number.isFinite(rateLimit) || rateLimit < 0) fault(`${field}.rateLimit`, 'Usage Plan throttle rate limit must not be negative')
}

function readQuotaSettings({ limit = 0, offset = 0, period: name = 'MONTH' }: NonNullable<UsagePlanSettings['quota']>, { fault }: Findings): QuotaSettings {
  if (!Number.isInteger(limit) || limit <= 0) fault('quota.limit', 'Usage Plan quota limit must be greater than 0')
  if (!Number.isInteger(offset) || offset < 0) fault('quota.offset', 'Usage Plan quota offset must not be negative')
  const period = oneOf(quotaPeriods, name)
  if (!period) fault('quota.period', `Invalid quota period specified. Valid options are ${quotaPeriods.join(',')}`)
  return { limit, offset, period: period ?? 'MONTH' }
}
