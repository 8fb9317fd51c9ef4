import type { ApiKey, MethodSetting, Stage, Tags, UsagePlan } from '@fourbox/domain'

import { isJsonList, isJsonObject, type Json, type JsonObject, members } from '../template/json.ts'
import { hashOf } from '../sam/sam-context.ts'
import { tagList } from '../sam/tag-list.ts'
import { type ExportedApi, givenTags, namesFor } from './exported-api.ts'

/**
 * A CloudFormation template that makes an API anew: its definition, one deployment, its stages, the plans that name them and
 * their keys. ARNs of this account and region are written with the pseudo parameters. Values of keys are secrets and stay
 * here; a canary would need a second deployment and is not written.
 */
export function toCloudFormation(exported: ExportedApi): JsonObject {
  const { api, stages, usagePlans, apiKeys } = exported
  const body = portable(exported.body, exported)
  const deployment = `Deployment${hashOf(exported.body)}`
  const stageIds = namesFor(
    stages.map(({ stageName }) => stageName),
    { prefix: 'Stage', separator: '' },
  )
  const keyIds = apiKeys.map((_, index) => `ApiKey${index + 1}`)
  const stageOf = (name: string) => stageIds[stages.findIndex(({ stageName }) => stageName === name)]
  const resources: readonly (readonly [string, Json])[] = [
    [
      'Api',
      {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: members({
          Name: api.name,
          Body: body,
          EndpointConfiguration: { Types: [...api.endpointConfiguration.types], IpAddressType: api.endpointConfiguration.ipAddressType },
          SecurityPolicy: api.securityPolicy,
          EndpointAccessMode: api.endpointAccessMode,
          Tags: tagsOf(api.tags),
        }),
      },
    ],
    ...(stages.length === 0 ? [] : [[deployment, { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } }] as const]),
    ...documentationVersions(stages),
    ...stages.map((stage, index) => [stageIds[index] ?? '', stageResource(stage, { deployment, stages })] as const),
    ...apiKeys.map((key, index) => [keyIds[index] ?? '', keyResource(key)] as const),
    ...usagePlans.flatMap((plan, index) => planResources(plan, { id: `UsagePlan${index + 1}`, exported, stageOf, keyIds })),
  ]
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    ...(api.description !== undefined && { Description: api.description.slice(0, 1024) }),
    Resources: Object.fromEntries(resources),
    Outputs: { ApiId: { Value: { Ref: 'Api' } } },
  }
}

function tagsOf(tags: Tags): Json | undefined {
  const given = givenTags(tags)
  return Object.keys(given).length === 0 ? undefined : tagList(given)
}

/** ARNs with this account and region are those of wherever the template is used. */
function portable(value: Json, place: Pick<ExportedApi, 'account' | 'region'>): Json {
  if (isJsonList(value)) return value.map((item) => portable(item, place))
  if (isJsonObject(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, portable(member, place)]))
  if (typeof value !== 'string' || !/^arn:aws:[^\s]*$/.test(value) || !(value.includes(`:${place.region}:`) || value.includes(`:${place.account}:`)))
    return value
  const text = value.replaceAll('${', '${!').replaceAll(`:${place.region}:`, ':${AWS::Region}:').replaceAll(`:${place.account}:`, ':${AWS::AccountId}:')
  return { 'Fn::Sub': text }
}

/** The versions that stages name, each once. */
function versionsOf(stages: readonly Stage[]): readonly string[] {
  return [...new Set(stages.flatMap(({ documentationVersion }) => documentationVersion ?? []))]
}

function documentationId(stages: readonly Stage[], version: string): string {
  return `DocumentationVersion${versionsOf(stages).indexOf(version) + 1}`
}

function documentationVersions(stages: readonly Stage[]): readonly (readonly [string, Json])[] {
  return versionsOf(stages).map((version) => [
    documentationId(stages, version),
    { Type: 'AWS::ApiGateway::DocumentationVersion', Properties: { RestApiId: { Ref: 'Api' }, DocumentationVersion: version } },
  ])
}

function stageResource(stage: Stage, { deployment, stages }: { readonly deployment: string; readonly stages: readonly Stage[] }): Json {
  const { accessLogSettings: log, variables } = stage
  const settings = Object.entries(stage.methodSettings)
  return {
    Type: 'AWS::ApiGateway::Stage',
    ...(stage.documentationVersion !== undefined && { DependsOn: documentationId(stages, stage.documentationVersion) }),
    Properties: members({
      RestApiId: { Ref: 'Api' },
      DeploymentId: { Ref: deployment },
      StageName: stage.stageName,
      Description: stage.description,
      CacheClusterEnabled: stage.cacheClusterEnabled || undefined,
      CacheClusterSize: stage.cacheClusterEnabled ? stage.cacheClusterSize : undefined,
      Variables: variables === undefined ? undefined : { ...variables },
      DocumentationVersion: stage.documentationVersion,
      AccessLogSetting: log === undefined ? undefined : members({ DestinationArn: log.destinationArn, Format: log.format }),
      MethodSettings: settings.length === 0 ? undefined : settings.map(([key, setting]) => methodSetting(key, setting)),
      TracingEnabled: stage.tracingEnabled || undefined,
      Tags: tagsOf(stage.tags),
    }),
  }
}

/** CloudFormation's path begins with a slash, the rest of it as the key has it; the root is the slash alone. */
function methodSetting(key: string, setting: MethodSetting): Json {
  const slash = key.lastIndexOf('/')
  const path = key.slice(0, slash)
  return members({
    ResourcePath: path === '~1' ? '/' : `/${path}`,
    HttpMethod: key.slice(slash + 1),
    CacheDataEncrypted: setting.cacheDataEncrypted,
    CacheTtlInSeconds: setting.cacheTtlInSeconds,
    CachingEnabled: setting.cachingEnabled,
    DataTraceEnabled: setting.dataTraceEnabled,
    LoggingLevel: setting.loggingLevel,
    MetricsEnabled: setting.metricsEnabled,
    ThrottlingBurstLimit: setting.throttlingBurstLimit,
    ThrottlingRateLimit: setting.throttlingRateLimit,
  })
}

function keyResource({ name, description, customerId, enabled, tags }: ApiKey): Json {
  return {
    Type: 'AWS::ApiGateway::ApiKey',
    Properties: members({ Name: name, Description: description, CustomerId: customerId, Enabled: enabled, Tags: tagsOf(tags) }),
  }
}

interface AroundPlan {
  readonly id: string
  readonly exported: ExportedApi
  readonly stageOf: (name: string) => string | undefined
  readonly keyIds: readonly string[]
}

function planResources(plan: UsagePlan, { id, exported, stageOf, keyIds }: AroundPlan): readonly (readonly [string, Json])[] {
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
          Tags: tagsOf(plan.tags),
        }),
      },
    ],
    ...keys.map(
      (key) =>
        [`${id}${key}`, { Type: 'AWS::ApiGateway::UsagePlanKey', Properties: { KeyId: { Ref: key }, KeyType: 'API_KEY', UsagePlanId: { Ref: id } } }] as const,
    ),
  ]
}
