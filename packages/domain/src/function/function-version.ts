/**
 * One version of a Lambda function as it runs: what an execution environment is made of.
 * A new value, with another `revision`, stands for every change of code or configuration; environments of the older one
 * finish what they run and end.
 */
export interface FunctionVersion {
  /** `arn:aws:lambda:{region}:{account}:function:{name}`, without a qualifier. */
  readonly functionArn: string
  readonly name: string
  /** `$LATEST`, or a number as text. */
  readonly version: string
  /** Differs whenever code or configuration differs; an environment serves the one revision that it was started with. */
  readonly revision: string
  /** `nodejs22.x`: any name that AWS ever had. */
  readonly runtime: string
  readonly handler: string
  readonly code: FunctionCode
  /** The archives of the layers, in the order in which they are laid over each other in `/opt`. */
  readonly layers: readonly FunctionArchive[]
  /** The function's own variables. */
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutInSeconds: number
  readonly memorySizeInMegabytes: number
  /** What `/tmp` may hold. */
  readonly ephemeralStorageInMegabytes: number
  readonly logging: FunctionLogging
  /** Of the function as a whole, all its versions together; 0 throttles every call, absent means that it has no share of its own. */
  readonly reservedConcurrentExecutions?: number
  /** `arm64` or `x86_64`; of interest to the function only: code runs on this machine's processor. */
  readonly architecture: string
}

export type FunctionCode = FunctionArchive | FunctionFolder

/** A zip that is kept unpacked under its hash. */
export interface FunctionArchive {
  readonly type: 'archive'
  /** SHA-256 of the zip, Base64: `CodeSha256`. */
  readonly sha256: string
}

/** Code that lies in a folder of this machine and is run from there; beyond AWS. */
export interface FunctionFolder {
  readonly type: 'folder'
  /** Absolute. */
  readonly path: string
  /** Whether the next invocation after a change of a file runs the new code. */
  readonly watched: boolean
  /** Differs where files had changed when a stack was imported again. */
  readonly fingerprint?: string
}

export interface FunctionLogging {
  readonly format: 'Text' | 'JSON'
  /** `functionLogGroup` unless the function names another. */
  readonly group: string
  /** With JSON: the least level of what the function logs that is kept. */
  readonly applicationLevel: FunctionLogLevel
  /** With JSON: the least level of the platform's own records that is kept. */
  readonly systemLevel: 'DEBUG' | 'INFO' | 'WARN'
}

export type FunctionLogLevel = 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'FATAL'
