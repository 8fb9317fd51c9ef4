import type { Tags } from '../rest-api/rest-api.ts'
import type { EpochMillis } from '../names/identifier.ts'
import type { FunctionSettings } from './function-settings.ts'

/** A Lambda function with all that is its own; its published versions are documents beside it. */
export interface LambdaFunction {
  readonly name: string
  readonly createdAt: EpochMillis
  /** `$LATEST`. */
  readonly latest: FunctionSettings
  /** What runs while an update is going on. */
  readonly before?: FunctionSettings
  /** The number of the next version: none is used twice. */
  readonly nextVersion: number
  readonly tags: Tags
  readonly reservedConcurrentExecutions?: number
  /** By qualifier: a version or an alias. */
  readonly provisionedConcurrency?: Readonly<Record<string, ProvisionedConcurrency>>
  /** By name. */
  readonly aliases: Readonly<Record<string, FunctionAlias>>
  /** By qualifier: `$LATEST`, a version or an alias. */
  readonly eventInvokeConfigs: Readonly<Record<string, EventInvokeConfig>>
  /** By qualifier; that of the function itself under an empty text. */
  readonly policies: Readonly<Record<string, ResourcePolicy>>
  readonly recursiveLoop?: string
  /** Events of the console's tests, by their names, as JSON text; AWS keeps them in EventBridge's schema registry. */
  readonly testEvents?: Readonly<Record<string, string>>
  /** Bytes of all that was uploaded and published. */
  readonly codeBytes: number
}

export interface FunctionAlias {
  readonly name: string
  readonly functionVersion: string
  readonly description: string
  readonly revisionId: string
  /** The share of calls that another version takes, 0 to 1; one entry at most. */
  readonly weights: Readonly<Record<string, number>>
}

/** How many environments are to be initialised before anybody calls. */
export interface ProvisionedConcurrency {
  readonly requested: number
  readonly lastModified: EpochMillis
}

/** How Events are retried and where their outcome goes; only what was set. */
export interface EventInvokeConfig {
  readonly lastModified: EpochMillis
  readonly maximumRetryAttempts?: number
  readonly maximumEventAgeInSeconds?: number
  readonly onSuccess?: string
  readonly onFailure?: string
}

/** Who may call a function, or use a layer. */
export interface ResourcePolicy {
  readonly revisionId: string
  readonly statements: readonly PolicyStatement[]
}

/** A statement as AWS prints it. */
export interface PolicyStatement {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Principal: string | Readonly<Record<string, string>>
  readonly Action: string
  readonly Resource: string
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** An address under which a function, or one of its aliases, is called over HTTP. */
export interface FunctionUrl {
  /** 32 letters and digits: the first label of its host. */
  readonly urlId: string
  readonly functionName: string
  /** An alias; absent for the function itself. */
  readonly qualifier?: string
  readonly authType: string
  readonly invokeMode?: string
  readonly cors?: FunctionUrlCors
  readonly createdAt: EpochMillis
  readonly lastModified: EpochMillis
}

export interface FunctionUrlCors {
  readonly allowCredentials?: boolean
  readonly allowHeaders?: readonly string[]
  readonly allowMethods?: readonly string[]
  readonly allowOrigins?: readonly string[]
  readonly exposeHeaders?: readonly string[]
  readonly maxAgeInSeconds?: number
}

/** The id of a published version among all functions' versions; numbers are filled up so that they list in their order. */
export function functionVersionKey(name: string, version: string | number): string {
  return `${name}:${String(version).padStart(10, '0')}`
}

/** The id of a URL's settings among all functions'; one without a qualifier is the function's own. */
export function functionUrlKey(name: string, qualifier = ''): string {
  return `${name}:${qualifier}`
}
