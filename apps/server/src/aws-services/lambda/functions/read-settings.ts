import { functionLogGroup, type FunctionLogging, type FunctionLogLevel, type FunctionSettings } from '@fourbox/domain'
import type { Input, LambdaContext } from '../context.ts'
import { readLayers } from '../layers/read-layers.ts'
import { checkRole } from './check-role.ts'
import { checkEnvironment } from './read-environment.ts'
import { checkRuntime } from './read-runtime.ts'

type Given = Omit<Input<'UpdateFunctionConfiguration'>, 'FunctionName' | 'RevisionId'>

/**
 * Settings with what a call gives laid over them; what it does not give stays.
 * @throws ServiceError in AWS's words
 */
export async function withGiven(context: LambdaContext, settings: FunctionSettings, given: Given): Promise<FunctionSettings> {
  const { Runtime, Environment, VpcConfig, DeadLetterConfig, KMSKeyArn, Layers } = given
  if (Runtime !== undefined) checkRuntime(context, Runtime)
  const variables = Environment && (Environment.Variables ?? {})
  if (variables) checkEnvironment(variables)
  if (given.Role !== undefined) await checkRole(context, given.Role)
  return {
    ...withoutTaken(settings, given),
    runtime: Runtime ?? settings.runtime,
    handler: given.Handler ?? settings.handler,
    role: given.Role ?? settings.role,
    description: given.Description ?? settings.description,
    timeoutInSeconds: given.Timeout ?? settings.timeoutInSeconds,
    memorySizeInMegabytes: given.MemorySize ?? settings.memorySizeInMegabytes,
    ephemeralStorageInMegabytes: given.EphemeralStorage?.Size ?? settings.ephemeralStorageInMegabytes,
    tracingMode: given.TracingConfig?.Mode ?? settings.tracingMode,
    snapStart: given.SnapStart?.ApplyOn === undefined ? settings.snapStart : given.SnapStart.ApplyOn === 'PublishedVersions' ? 'PublishedVersions' : 'None',
    logging: readLogging(settings.logging, given.LoggingConfig),
    ...(variables && { environment: variables }),
    ...(Layers && { layers: await readLayers(context, Layers) }),
    ...(VpcConfig && {
      vpc: {
        subnetIds: VpcConfig.SubnetIds ?? [],
        securityGroupIds: VpcConfig.SecurityGroupIds ?? [],
        ipv6AllowedForDualStack: VpcConfig.Ipv6AllowedForDualStack ?? false,
      },
    }),
    ...(DeadLetterConfig?.TargetArn && { deadLetterTarget: DeadLetterConfig.TargetArn }),
    ...(KMSKeyArn && { kmsKeyArn: KMSKeyArn }),
  }
}

/** An empty text takes a dead-letter target or a key away. */
function withoutTaken({ deadLetterTarget, kmsKeyArn, ...settings }: FunctionSettings, { DeadLetterConfig, KMSKeyArn }: Given): FunctionSettings {
  return {
    ...settings,
    ...(deadLetterTarget !== undefined && DeadLetterConfig?.TargetArn !== '' && { deadLetterTarget }),
    ...(kmsKeyArn !== undefined && KMSKeyArn !== '' && { kmsKeyArn }),
  }
}

/** A function as it is before anything is said of it. */
export function newSettings(name: string, given: Pick<FunctionSettings, 'runtime' | 'handler' | 'role' | 'code' | 'architecture'>): FunctionSettings {
  return {
    ...given,
    version: '$LATEST',
    description: '',
    timeoutInSeconds: 3,
    memorySizeInMegabytes: 128,
    ephemeralStorageInMegabytes: 512,
    tracingMode: 'PassThrough',
    snapStart: 'None',
    layers: [],
    logging: { format: 'Text', group: functionLogGroup(name), applicationLevel: 'INFO', systemLevel: 'INFO' },
    lastModified: 0,
    revisionId: '',
    runRevision: '',
  }
}

/** Levels are of JSON only: what they were is forgotten with the way back to text. */
function readLogging(logging: FunctionLogging, given: Given['LoggingConfig']): FunctionLogging {
  if (!given) return logging
  const format = given.LogFormat ?? logging.format
  const group = given.LogGroup ?? logging.group
  if (format !== 'JSON') return { format: 'Text', group, applicationLevel: 'INFO', systemLevel: 'INFO' }
  const levels: readonly FunctionLogLevel[] = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL']
  return {
    format,
    group,
    applicationLevel: levels.find((level) => level === given.ApplicationLogLevel) ?? logging.applicationLevel,
    systemLevel: given.SystemLogLevel ?? logging.systemLevel,
  }
}
