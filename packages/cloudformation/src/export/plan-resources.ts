import type { ApiKey, UsagePlan } from '@fourbox/domain'
import { members } from '../template/json.ts'
import type { ExportedApi, TemplateResource } from './exported-api.ts'
import { tagsProperty } from './tags-property.ts'

/** The plans that name an API's stages, and their keys without the values. */
export function planResources(exported: ExportedApi, stageOf: (name: string) => string | undefined): readonly TemplateResource[] {
  const keyIds = exported.apiKeys.map((_, index) => `ApiKey${index + 1}`)
  return [
    ...exported.apiKeys.map((key, index) => [keyIds[index] ?? '', keyResource(key)] as const),
    ...exported.usagePlans.flatMap((plan, index) => planWithKeys(plan, { id: `UsagePlan${index + 1}`, exported, stageOf, keyIds })),
  ]
}

function keyResource({ name, description, customerId, enabled, tags }: ApiKey): TemplateResource[1] {
  return {
    Type: 'AWS::ApiGateway::ApiKey',
    Properties: members({ Name: name, Description: description, CustomerId: customerId, Enabled: enabled, Tags: tagsProperty(tags) }),
  }
}

interface AroundPlan {
  readonly id: string
  readonly exported: ExportedApi
  readonly stageOf: (name: string) => string | undefined
  readonly keyIds: readonly string[]
}

function planWithKeys(plan: UsagePlan, { id, exported, stageOf, keyIds }: AroundPlan): readonly TemplateResource[] {
  const stages = plan.apiStages.flatMap(({ apiId, stage, throttle }) => {
    const stageId = apiId === exported.api.id ? stageOf(stage) : undefined
    if (stageId === undefined) return []
    const limits =
      throttle &&
      Object.fromEntries(Object.entries(throttle).map(([key, limit]) => [key, members({ BurstLimit: limit.burstLimit, RateLimit: limit.rateLimit })]))
    return [members({ ApiId: { Ref: 'Api' }, Stage: { Ref: stageId }, Throttle: limits })]
  })
  const { throttle, quota } = plan
  const keys = exported.apiKeys.flatMap((key, index) => (plan.keyIds.includes(key.id) ? [keyIds[index] ?? ''] : []))
  return [
    [
      id,
      {
        Type: 'AWS::ApiGateway::UsagePlan',
        Properties: members({
          UsagePlanName: plan.name,
          Description: plan.description,
          ApiStages: stages,
          Throttle: throttle && members({ BurstLimit: throttle.burstLimit, RateLimit: throttle.rateLimit }),
          Quota: quota && { Limit: quota.limit, Offset: quota.offset, Period: quota.period },
          Tags: tagsProperty(plan.tags),
        }),
      },
    ],
    ...keys.map(
      (key) =>
        [`${id}${key}`, { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: { KeyId: { Ref: key }, KeyType: 'API_KEY', UsagePlanId: { Ref: id } } }] as const,
    ),
  ]
}
