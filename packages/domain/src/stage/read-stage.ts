import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import type { DeploymentId, StageName } from '../names/identifier.ts'
import { oneOf } from '../reading/one-of.ts'
import { type Findings, type Reading, reading } from '../reading/reading.ts'
import { type MethodSettingRules, type MethodSettingSettings, readMethodSetting } from './read-method-setting.ts'
import { readAccessLogFormat } from './access-log-format.ts'
import { judgeStageVariables } from './read-stage-variables.ts'
import type { CanarySettings, MethodSetting, Stage } from './stage.ts'

/** What a stage says of itself; its place, its dates and the state of its cache are the server's to know. */
export type StageHead = Omit<Stage, 'restApiId' | 'cacheClusterStatus' | 'tags' | 'createdDate' | 'lastUpdatedDate'>

export interface StageSettings {
  readonly stageName: StageName
  readonly deploymentId?: DeploymentId
  readonly description?: string
  readonly clientCertificateId?: string
  readonly cacheClusterEnabled?: boolean
  readonly cacheClusterSize?: string
  readonly methodSettings?: Readonly<Record<string, MethodSettingSettings>>
  readonly variables?: Readonly<Record<string, string>>
  readonly documentationVersion?: string
  readonly accessLogSettings?: { readonly format?: string; readonly destinationArn?: string }
  readonly canarySettings?: {
    readonly deploymentId?: DeploymentId
    readonly percentTraffic?: number
    readonly stageVariableOverrides?: Readonly<Record<string, string>>
    readonly useStageCache?: boolean
  }
  readonly tracingEnabled?: boolean
  readonly webAclArn?: string
}

/** What a stage can refer to. */
export interface StageRules extends MethodSettingRules {
  readonly hasDeployment: (id: DeploymentId) => boolean
  readonly hasDocumentationVersion: (version: string) => boolean
  readonly hasClientCertificate: (id: string) => boolean
}

/** Gigabytes, as AWS offers them. */
export const cacheClusterSizes = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'] as const
const defaultCacheClusterSize = '0.5'

/** Makes the head of a stage of its settings, with the defaults of CreateStage (control-plane reference, sections 3 to 5). */
export function readStage(settings: StageSettings, rules: StageRules): Reading<StageHead> {
  const { stageName, deploymentId = '', description, clientCertificateId, documentationVersion, variables, webAclArn } = settings
  return reading((findings) => {
    const { fault } = findings
    judgeStageName(stageName, findings)
    judgeLengths('stage', settings, { description: longest.description, webAclArn: longest.arn, methodSettings: longest.url }, findings)
    if (!rules.hasDeployment(deploymentId)) fault('deploymentId', 'Deployment id does not exist')
    if (clientCertificateId && !rules.hasClientCertificate(clientCertificateId)) fault('clientCertificateId', 'Invalid Client Certificate identifier specified')
    if (documentationVersion && !rules.hasDocumentationVersion(documentationVersion)) fault('documentationVersion', 'Invalid Documentation version specified')
    const { cacheClusterEnabled = false, cacheClusterSize = cacheClusterEnabled ? defaultCacheClusterSize : undefined } = settings
    if (cacheClusterSize !== undefined && !oneOf(cacheClusterSizes, cacheClusterSize))
      fault('cacheClusterSize', `Invalid cache cluster size specified. Valid options are ${cacheClusterSizes.join(',')}`)
    if (variables) judgeStageVariables('variables', variables, findings)
    const accessLogSettings = readAccessLog(settings, findings)
    const canarySettings = readCanary(settings, rules, findings)
    const methodSettings = Object.entries(settings.methodSettings ?? {}).map(([key, setting]): [string, MethodSetting] => [
      key,
      readMethodSetting(key, setting, rules, findings),
    ])
    return {
      stageName,
      deploymentId,
      ...(description && { description }),
      ...(clientCertificateId && { clientCertificateId }),
      cacheClusterEnabled,
      ...(cacheClusterSize !== undefined && { cacheClusterSize }),
      methodSettings: Object.fromEntries(methodSettings),
      ...(variables && { variables }),
      ...(documentationVersion && { documentationVersion }),
      ...(accessLogSettings && { accessLogSettings }),
      ...(canarySettings && { canarySettings }),
      tracingEnabled: settings.tracingEnabled ?? false,
      ...(webAclArn && { webAclArn }),
    }
  })
}

/** AWS's text does not tell that hyphens are allowed. */
export function judgeStageName(name: string, { fault }: Pick<Findings, 'fault'>): void {
  if (!/^[A-Za-z0-9_-]{1,128}$/.test(name)) fault('stageName', 'Stage name only allows a-zA-Z0-9_')
}

function readAccessLog({ accessLogSettings }: StageSettings, { fault }: Findings): Stage['accessLogSettings'] {
  if (!accessLogSettings) return undefined
  const { format, destinationArn } = accessLogSettings
  if (format === '' || destinationArn === '') fault(`accessLogSettings.${format === '' ? 'format' : 'destinationArn'}`, 'Access Log value must not be empty')
  if (format) judgeAccessLogFormat(format, { fault })
  judgeLengths('access log', accessLogSettings, { format: longest.url, destinationArn: longest.arn }, { fault }, 'accessLogSettings.')
  return { ...(format !== undefined && { format }), ...(destinationArn !== undefined && { destinationArn }) }
}

function judgeAccessLogFormat(format: string, { fault }: Pick<Findings, 'fault'>): void {
  if (format.replace(/\r?\n$/, '').includes('\n'))
    fault('accessLogSettings.format', 'Access Log format must be single line, new line character is allowed only at end of the format')
  else if (!readAccessLogFormat(format).some((part) => 'variable' in part && (part.variable === 'requestId' || part.variable === 'extendedRequestId')))
    fault('accessLogSettings.format', 'Access Log format must include the request ID, either $context.requestId or $context.extendedRequestId')
}

/** A canary that says little takes no traffic and runs the stage's own deployment. */
function readCanary({ canarySettings, deploymentId: own = '' }: StageSettings, { hasDeployment }: StageRules, findings: Findings): CanarySettings | undefined {
  if (!canarySettings) return undefined
  const { deploymentId = own, percentTraffic = 0, stageVariableOverrides, useStageCache = false } = canarySettings
  if (!hasDeployment(deploymentId)) findings.fault('canarySettings.deploymentId', 'Deployment id does not exist')
  if (!(percentTraffic >= 0 && percentTraffic <= 100)) findings.fault('canarySettings.percentTraffic', 'Canary percentTraffic must be between 0.0 and 100.0')
  if (stageVariableOverrides) judgeStageVariables('canarySettings.stageVariableOverrides', stageVariableOverrides, findings)
  return { deploymentId, percentTraffic, ...(stageVariableOverrides && { stageVariableOverrides }), useStageCache }
}
