import { type FunctionLogging, type FunctionSettings, settled } from '@fourbox/domain'
import { runtimeVersionOf } from '@fourbox/lambda/facts'
import { mayReadSecrets } from '../../../access/may-read-secrets.ts'
import type { LambdaContext, Output } from '../context.ts'
import { functionArn } from '../names/function-name.ts'

type Configuration = Output<'GetFunctionConfiguration'>

interface Shown {
  /** What the ARN ends in. */
  readonly qualifier?: string
  /** Lists leave out how a function is doing. */
  readonly listed?: true
}

/** A version's configuration as AWS shows it. */
export function writeConfiguration(context: LambdaContext, name: string, settings: FunctionSettings, { qualifier, listed }: Shown = {}): Configuration {
  const current = settled(settings, context.now())
  const { code, environment, layers, vpc, deadLetterTarget, kmsKeyArn } = current
  return {
    FunctionName: name,
    FunctionArn: functionArn(context, name, qualifier),
    Runtime: current.runtime,
    Role: current.role,
    Handler: current.handler,
    CodeSize: code.type === 'archive' ? code.size : 0,
    Description: current.description,
    Timeout: current.timeoutInSeconds,
    MemorySize: current.memorySizeInMegabytes,
    LastModified: writeDate(current.lastModified),
    CodeSha256: code.type === 'archive' ? code.sha256 : '',
    Version: current.version,
    VpcConfig: vpc && {
      SubnetIds: vpc.subnetIds,
      SecurityGroupIds: vpc.securityGroupIds,
      VpcId: vpc.subnetIds.length > 0 ? 'vpc-local' : '',
      Ipv6AllowedForDualStack: vpc.ipv6AllowedForDualStack,
    },
    DeadLetterConfig: deadLetterTarget === undefined ? undefined : { TargetArn: deadLetterTarget },
    Environment: environment && (mayReadSecrets() ? { Variables: environment } : { Error: unreadable }),
    KMSKeyArn: kmsKeyArn,
    TracingConfig: { Mode: current.tracingMode },
    RevisionId: current.revisionId,
    Layers: layers.length === 0 ? undefined : layers.map(({ arn, archive }) => ({ Arn: arn, CodeSize: archive.size })),
    PackageType: 'Zip',
    Architectures: [current.architecture],
    EphemeralStorage: { Size: current.ephemeralStorageInMegabytes },
    SnapStart: { ApplyOn: current.snapStart, OptimizationStatus: 'Off' },
    LoggingConfig: writeLogging(current.logging),
    ...(listed ? {} : { ...stateOf(current), RuntimeVersionConfig: { RuntimeVersionArn: runtimeVersionOf(current.runtime, context.region).versionArn } }),
  }
}

/** What AWS answers to whoever may not decrypt the variables. */
const unreadable = {
  ErrorCode: 'AccessDeniedException',
  Message: 'Lambda was unable to decrypt your environment variables because you are not authorized to read them',
} as const

/** `2024-04-10T09:11:21.000+0000` */
export function writeDate(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000')
}

function writeLogging({ format, group, applicationLevel, systemLevel }: FunctionLogging): Configuration['LoggingConfig'] {
  if (format === 'Text') return { LogFormat: format, LogGroup: group }
  return { LogFormat: format, ApplicationLogLevel: applicationLevel, SystemLogLevel: systemLevel, LogGroup: group }
}

/** AWS gives an update the reason of a creation. */
const reason = 'The function is being created.'

function stateOf({ transition }: FunctionSettings): Partial<Configuration> {
  switch (transition?.kind) {
    case undefined:
      return { State: 'Active', LastUpdateStatus: 'Successful' }
    case 'creating':
      return { State: 'Pending', StateReason: reason, StateReasonCode: 'Creating' }
    default:
      return { State: 'Active', LastUpdateStatus: 'InProgress', LastUpdateStatusReason: reason, LastUpdateStatusReasonCode: 'Creating' }
  }
}
