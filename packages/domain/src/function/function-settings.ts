import type { EpochMillis } from '../names/identifier.ts'
import type { FunctionFolder, FunctionLogging } from './function-version.ts'

/** Code and configuration of one version of a function, as Lambda keeps and shows them. */
export interface FunctionSettings {
  /** `$LATEST`, or a number as text. */
  readonly version: string
  readonly runtime: string
  readonly handler: string
  readonly role: string
  readonly description: string
  readonly timeoutInSeconds: number
  readonly memorySizeInMegabytes: number
  readonly ephemeralStorageInMegabytes: number
  /** Absent where none were ever given. */
  readonly environment?: Readonly<Record<string, string>>
  readonly architecture: string
  readonly tracingMode: string
  readonly snapStart: 'None' | 'PublishedVersions'
  readonly layers: readonly LayerUse[]
  readonly vpc?: FunctionVpc
  readonly deadLetterTarget?: string
  readonly kmsKeyArn?: string
  readonly logging: FunctionLogging
  readonly code: StoredArchive | FunctionFolder
  readonly lastModified: EpochMillis
  /** Differs with every write, and when a state ends: what clients hand in to write only over what they have read. */
  readonly revisionId: string
  /** Differs with every change of code or configuration: what an execution environment was made of. */
  readonly runRevision: string
  /** What is going on; absent once the function has come to rest. */
  readonly transition?: FunctionTransition
}

/** A zip that was uploaded: kept as a blob, and unpacked where it runs. */
export interface StoredArchive {
  readonly type: 'archive'
  /** SHA-256, Base64. */
  readonly sha256: string
  readonly size: number
  readonly unpackedSize: number
}

export interface LayerUse {
  /** With the version. */
  readonly arn: string
  readonly archive: StoredArchive
}

export interface FunctionVpc {
  readonly subnetIds: readonly string[]
  readonly securityGroupIds: readonly string[]
  readonly ipv6AllowedForDualStack: boolean
}

/** A state that takes its time. */
export interface FunctionTransition {
  readonly kind: 'creating' | 'updating'
  readonly until: EpochMillis
  /** The revision id once it is over. */
  readonly nextRevisionId: string
}

/** The settings as they are at a time: a transition that is over has ended, and with it the revision. */
export function settled(settings: FunctionSettings, now: EpochMillis): FunctionSettings {
  const { transition, ...rest } = settings
  if (transition === undefined || now < transition.until) return settings
  return { ...rest, revisionId: transition.nextRevisionId }
}
