import type { ApiKey, MethodSetting, Stage, UsagePlan } from '@fourbox/domain'

import { type JsonObject, members } from '../template/json.ts'
import { type ExportedApi, givenTags, namesFor } from './exported-api.ts'
import { apiId, requiredProviders, resourceBlocks, type TerraformResource } from './terraform-configuration.ts'
import { literal } from './terraform-literal.ts'

/** A resource with the id under which the provider finds what is there. */
interface ImportedResource extends TerraformResource {
  readonly importId: string
}

/**
 * A Terraform configuration in its JSON syntax (`main.tf.json`) of an API with its stages, plans and keys. Import blocks
 * take over what is there, so that the first plan makes nothing anew.
 */
export function toTerraform(exported: ExportedApi): JsonObject {
  const resources = resourcesOf(exported)
  return {
    terraform: { required_version: '>= 1.5', required_providers: requiredProviders },
    import: resources.map(({ type, name, importId }) => ({ to: `${type}.${name}`, id: importId })),
    resource: resourceBlocks(resources),
  }
}

function resourcesOf(exported: ExportedApi): readonly ImportedResource[] {
  const { api, stages, apiKeys, usagePlans } = exported
  const deployments = [...new Set(stages.map(({ deploymentId }) => deploymentId))]
  const deploymentNames = namesFor(deployments, { prefix: 'deployment', separator: '_' })
  const stageNames = namesFor(
    stages.map(({ stageName }) => stageName),
    { prefix: 'stage', separator: '_' },
  )
  return [
    {
      type: 'aws_api_gateway_rest_api',
      name: 'api',
      importId: api.id,
      values: members({
        name: literal(api.name),
        description: literal(api.description),
        body: literal(JSON.stringify(exported.body)),
        endpoint_configuration: { types: [...api.endpointConfiguration.types], ip_address_type: api.endpointConfiguration.ipAddressType },
        tags: literal(givenTags(api.tags)),
      }),
    },
    ...deployments.map((id, index): ImportedResource => ({
      type: 'aws_api_gateway_deployment',
      name: deploymentNames[index] ?? '',
      importId: `${api.id}/${id}`,
      values: { rest_api_id: apiId, lifecycle: { create_before_destroy: true } },
    })),
    ...stages.flatMap((stage, index) =>
      stageResources(stage, { name: stageNames[index] ?? '', deployment: deploymentNames[deployments.indexOf(stage.deploymentId)] ?? '' }),
    ),
    ...apiKeys.map(keyResource),
    ...usagePlans.flatMap((plan, index) => planResources(plan, { name: `plan_${index + 1}`, exported, stageNames })),
  ]
}

function stageResources(stage: Stage, { name, deployment }: { readonly name: string; readonly deployment: string }): readonly ImportedResource[] {
  const { accessLogSettings: log, restApiId, stageName } = stage
  return [
    {
      type: 'aws_api_gateway_stage',
      name,
      importId: `${restApiId}/${stageName}`,
      values: members({
        rest_api_id: apiId,
        deployment_id: `\${aws_api_gateway_deployment.${deployment}.id}`,
        stage_name: stageName,
        description: literal(stage.description),
        variables: literal(stage.variables && { ...stage.variables }),
        cache_cluster_enabled: stage.cacheClusterEnabled || undefined,
        cache_cluster_size: stage.cacheClusterSize,
        client_certificate_id: stage.clientCertificateId,
        documentation_version: literal(stage.documentationVersion),
        access_log_settings: log === undefined ? undefined : members({ destination_arn: log.destinationArn, format: literal(log.format) }),
        canary_settings: canarySettings(stage),
        xray_tracing_enabled: stage.tracingEnabled || undefined,
        tags: literal(givenTags(stage.tags)),
      }),
    },
    // The provider finds a setting by its key as AWS lists it: `~1pets~1{id}/GET`.
    ...Object.entries(stage.methodSettings).map(([key, setting], index): ImportedResource => ({
      type: 'aws_api_gateway_method_settings',
      name: `${name}_${index + 1}`,
      importId: `${restApiId}/${stageName}/${key}`,
      values: { rest_api_id: apiId, stage_name: `\${aws_api_gateway_stage.${name}.stage_name}`, method_path: literal(key), settings: settingsOf(setting) },
    })),
  ]
}

/** The canary's own deployment is no resource of the configuration, and is named by its id. */
function canarySettings({ canarySettings: canary }: Stage): JsonObject | undefined {
  return (
    canary &&
    members({
      deployment_id: canary.deploymentId,
      percent_traffic: canary.percentTraffic,
      stage_variable_overrides: literal(canary.stageVariableOverrides && { ...canary.stageVariableOverrides }),
      use_stage_cache: canary.useStageCache,
    })
  )
}

function settingsOf(setting: MethodSetting): JsonObject {
  return members({
    metrics_enabled: setting.metricsEnabled,
    logging_level: setting.loggingLevel,
    data_trace_enabled: setting.dataTraceEnabled,
    throttling_burst_limit: setting.throttlingBurstLimit,
    throttling_rate_limit: setting.throttlingRateLimit,
    caching_enabled: setting.cachingEnabled,
    cache_ttl_in_seconds: setting.cacheTtlInSeconds,
    cache_data_encrypted: setting.cacheDataEncrypted,
    require_authorization_for_cache_control: setting.requireAuthorizationForCacheControl,
    unauthorized_cache_control_header_strategy: setting.unauthorizedCacheControlHeaderStrategy,
  })
}

/** Without a description the provider writes one of its own. */
function keyResource({ id, name, description, customerId, enabled, tags }: ApiKey, index: number): ImportedResource {
  return {
    type: 'aws_api_gateway_api_key',
    name: `key_${index + 1}`,
    importId: id,
    values: members({
      name: literal(name ?? id),
      description: literal(description ?? ''),
      customer_id: literal(customerId),
      enabled,
      tags: literal(givenTags(tags)),
    }),
  }
}

interface AroundPlan {
  readonly name: string
  readonly exported: ExportedApi
  readonly stageNames: readonly string[]
}

function planResources(plan: UsagePlan, { name, exported, stageNames }: AroundPlan): readonly ImportedResource[] {
  const stages = plan.apiStages.flatMap(({ apiId: owner, stage, throttle = {} }) => {
    const index = owner === exported.api.id ? exported.stages.findIndex(({ stageName }) => stageName === stage) : -1
    // A stage of another API stays in the plan by its id.
    const named = index < 0 ? { api_id: owner, stage } : { api_id: apiId, stage: `\${aws_api_gateway_stage.${stageNames[index] ?? ''}.stage_name}` }
    const limits = Object.entries(throttle).map(([path, limit]) => members({ path: literal(path), burst_limit: limit.burstLimit, rate_limit: limit.rateLimit }))
    return [{ ...named, ...(limits.length > 0 && { throttle: limits }) }]
  })
  const keys = exported.apiKeys.flatMap(({ id }, index) => (plan.keyIds.includes(id) ? [{ id, name: `key_${index + 1}` }] : []))
  return [
    {
      type: 'aws_api_gateway_usage_plan',
      name,
      importId: plan.id,
      values: members({
        name: literal(plan.name),
        description: literal(plan.description),
        product_code: literal(plan.productCode),
        api_stages: stages,
        throttle_settings: plan.throttle && members({ burst_limit: plan.throttle.burstLimit, rate_limit: plan.throttle.rateLimit }),
        quota_settings: plan.quota && { limit: plan.quota.limit, offset: plan.quota.offset, period: plan.quota.period },
        tags: literal(givenTags(plan.tags)),
      }),
    },
    ...keys.map((key): ImportedResource => ({
      type: 'aws_api_gateway_usage_plan_key',
      name: `${name}_${key.name}`,
      importId: `${plan.id}/${key.id}`,
      values: { key_id: `\${aws_api_gateway_api_key.${key.name}.id}`, key_type: 'API_KEY', usage_plan_id: `\${aws_api_gateway_usage_plan.${name}.id}` },
    })),
  ]
}
