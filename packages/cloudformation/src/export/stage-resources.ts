import type { MethodSetting, Stage } from '@fourbox/domain'
import { type Json, members } from '../template/json.ts'
import { type ExportedApi, namesFor, type TemplateResource } from './exported-api.ts'
import { tagsProperty } from './tags-property.ts'

interface AroundStages {
  /** The logical id of the deployment that the stages show. */
  readonly deployment: string
  /** What a deployment must not be made before. */
  readonly behind: readonly string[]
  /** What a documentation version must not be made before. */
  readonly documentation: readonly string[]
}

/** The logical ids of an API's stages, in their order. */
export function stageIdsOf({ stages }: ExportedApi): readonly string[] {
  return namesFor(
    stages.map(({ stageName }) => stageName),
    { prefix: 'Stage', separator: '' },
  )
}

/** An API's stages with what they show: a deployment, one more for canaries, documentation versions and client certificates. */
export function stageResources(exported: ExportedApi, { deployment, behind, documentation }: AroundStages): readonly TemplateResource[] {
  const { api, stages } = exported
  const ids = stageIdsOf(exported)
  const canary = `${deployment}Canary`
  const versions = numbered('DocumentationVersion', Object.keys(api.documentationVersions))
  const certificates = numbered(
    'ClientCertificate',
    stages.flatMap(({ clientCertificateId }) => clientCertificateId ?? []),
  )
  const deployed = {
    Type: 'AWS::ApiGateway::Deployment',
    ...(behind.length > 0 && { DependsOn: behind }),
    Properties: { RestApiId: { Ref: 'Api' } },
  }
  return [
    ...(stages.length > 0 ? [[deployment, deployed] as const] : []),
    ...(stages.some(({ canarySettings }) => canarySettings) ? [[canary, deployed] as const] : []),
    ...[...versions].map(
      ([version, id]) =>
        [
          id,
          {
            Type: 'AWS::ApiGateway::DocumentationVersion',
            ...(documentation.length > 0 && { DependsOn: documentation }),
            Properties: members({ RestApiId: { Ref: 'Api' }, DocumentationVersion: version, Description: api.documentationVersions[version]?.description }),
          },
        ] as const,
    ),
    ...[...certificates.values()].map((id) => [id, { Type: 'AWS::ApiGateway::ClientCertificate' }] as const),
    ...stages.map((stage, index) => [ids[index] ?? '', stageResource(stage, { deployment, canary, versions, certificates })] as const),
  ]
}

/** A logical id for each of several names, the same one for a name that stands twice. */
function numbered(prefix: string, names: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...new Set(names)].map((name, index) => [name, `${prefix}${index + 1}`]))
}

interface AroundStage {
  readonly deployment: string
  readonly canary: string
  readonly versions: ReadonlyMap<string, string>
  readonly certificates: ReadonlyMap<string, string>
}

function stageResource(stage: Stage, { deployment, canary, versions, certificates }: AroundStage): Json {
  const { accessLogSettings: log, variables, canarySettings, documentationVersion, clientCertificateId } = stage
  const settings = Object.entries(stage.methodSettings)
  const version = documentationVersion === undefined ? undefined : versions.get(documentationVersion)
  const certificate = clientCertificateId === undefined ? undefined : certificates.get(clientCertificateId)
  return {
    Type: 'AWS::ApiGateway::Stage',
    ...(version !== undefined && { DependsOn: version }),
    Properties: members({
      RestApiId: { Ref: 'Api' },
      DeploymentId: { Ref: deployment },
      StageName: stage.stageName,
      Description: stage.description,
      CacheClusterEnabled: stage.cacheClusterEnabled || undefined,
      CacheClusterSize: stage.cacheClusterEnabled ? stage.cacheClusterSize : undefined,
      Variables: variables && { ...variables },
      DocumentationVersion: documentationVersion,
      ClientCertificateId: certificate && { Ref: certificate },
      AccessLogSetting: log && members({ DestinationArn: log.destinationArn, Format: log.format }),
      CanarySetting:
        canarySettings &&
        members({
          DeploymentId: { Ref: canary },
          PercentTraffic: canarySettings.percentTraffic,
          StageVariableOverrides: canarySettings.stageVariableOverrides && { ...canarySettings.stageVariableOverrides },
          UseStageCache: canarySettings.useStageCache,
        }),
      MethodSettings: settings.length === 0 ? undefined : settings.map(([key, setting]) => methodSetting(key, setting)),
      TracingEnabled: stage.tracingEnabled || undefined,
      Tags: tagsProperty(stage.tags),
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
