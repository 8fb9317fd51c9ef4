import type { EpochMillis, FunctionVersion } from '@fourbox/domain'
import type { AsynchronousInvocation } from './asynchronous/asynchronous-invocation.ts'
import type { AsynchronousWaits } from './asynchronous/asynchronous-queue.ts'
import type { EnvironmentState } from './environment/environment.ts'
import type { Asker } from './lending/loan.ts'
import type { FunctionLogEvent } from './logs/function-log-event.ts'
import type { Invocation, InvocationResult, StreamedInvocation } from './invocation.ts'
import type { Provisioned } from './pool/pool.ts'

/** Functions that run on this machine: each execution environment is a process of its own. */
export interface Functions {
  /**
   * Unpacks a zip and keeps it, for `FunctionVersion.code` and `.layers`; the same zip again costs nothing.
   * @throws CodeRefused with AWS's sentence when it is none, or too large, or leaves its folder
   */
  keepArchive(zip: Uint8Array): Promise<KeptArchive>
  /** Removes what was unpacked of a zip, once no environment runs it. Without one nothing happens. */
  dropArchive(sha256: string): Promise<void>

  /**
   * Runs one invocation to its end. A function that fails is a result with `functionError`.
   * @throws InvocationRefused when its concurrency is used up, or the payload is too large
   */
  invoke(version: FunctionVersion, invocation: Invocation, asker?: Asker): Promise<InvocationResult>

  /**
   * Lends an idle environment to whoever has called it often and quickly, and will call it again; returns at once, whether there is one or not. Where concurrency
   * is reserved none is lent: it is counted here.
   */
  lend(version: FunctionVersion, invokedFunctionArn: string, asker: Asker): void

  /**
   * Runs one invocation and hands over what the function writes as it comes; resolves at the first piece, or at the end.
   * A buffered function gives one piece.
   * @throws InvocationRefused as `invoke`
   */
  invokeStreaming(version: FunctionVersion, invocation: Invocation): Promise<StreamedInvocation>

  /** Takes an Event: tries it now, and again as its settings say, and passes on what became of it. Its end is in the function's log and at `settings.deliver`. */
  invokeLater(version: FunctionVersion, invocation: Invocation, settings: AsynchronousInvocation): void

  /**
   * Ends the environments of a function: of one revision, of one version (`3`), or of all when only the ARN is given. What they run now is
   * finished first. For deleted functions and versions; a changed one needs no word, since it comes with another revision.
   */
  discard(functionArn: string, which?: { readonly version?: string; readonly revision?: string }): void

  /**
   * Keeps so many environments of a version initialised, ten at most, since each is a process; 0 for none. Returns at once: `provisioned` tells what has become
   * of it.
   */
  provision(version: FunctionVersion, count: number): void
  /** What is kept ready of a version. */
  provisioned(version: FunctionVersion): Provisioned

  /** What runs now, for a page of the console and for tests. */
  environments(): readonly EnvironmentFacts[]

  /** Ends everything; what runs is given a moment, then killed. */
  close(): Promise<void>
}

export interface KeptArchive {
  /** Base64: `CodeSha256`. */
  readonly sha256: string
  /** Of the zip, in bytes: `CodeSize`. */
  readonly size: number
  /** Of its files, in bytes. */
  readonly unpackedSize: number
}

/** What is counted of an invocation. */
export type ObservedInvocation =
  | { readonly type: 'throttled' }
  | {
      readonly type: 'ended'
      /** As REPORT says it. */
      readonly durationInMillis: number
      readonly isError: boolean
      /** How many of the function ran at once when it came, itself included. */
      readonly concurrent: number
    }

export interface EnvironmentFacts {
  readonly functionArn: string
  readonly version: string
  readonly revision: string
  readonly logStream: string
  readonly pid: number
  readonly state: Exclude<EnvironmentState, 'ended'>
  readonly startedAt: EpochMillis
}

export interface FunctionsSettings {
  /** A folder of our own: unpacked archives, and what environments write. */
  readonly folder: string
  readonly region: string
  readonly account: string
  /** `AWS_ENDPOINT_URL` of the functions; absent where they shall speak to AWS. */
  readonly endpoint?: string
  /** Takes log events; must not throw and should return at once. */
  readonly logs: (group: string, stream: string, events: readonly FunctionLogEvent[]) => void
  /** The zip with this hash, when its unpacked form has gone from the folder. */
  readonly readArchive: (sha256: string) => Promise<Uint8Array | undefined>
  /** Hands a record to a destination of an asynchronous invocation; rejections go to the function's log. */
  readonly deliver: (destinationArn: string, record: string, from: FunctionVersion) => Promise<void>
  /** Told of every invocation that ends, and of every one that is refused for want of concurrency; must not throw. */
  readonly observe?: (version: FunctionVersion, invocation: ObservedInvocation) => void
  /** How long an Event waits between its tries; absent: as long as on AWS. */
  readonly asynchronousWaits?: AsynchronousWaits
  /** What the person who runs Fourbox should read, such as what isolation this machine offers. */
  readonly report: (line: string) => void
  /** Node processes kept booted for functions that are not running yet. */
  readonly spareProcesses: number
  /** How long an environment stays after its last invocation. */
  readonly idleEndInMillis: number
  /** An environment ends after so many invocations for each megabyte that its function may use; absent: as many as fit in an eighth of it. */
  readonly invocationsPerMegabyte?: number
  /** Of all functions together: AWS's account limit, 1000. */
  readonly concurrentExecutions: number
  /** `namespaces` where the machine offers them, else `none`; absent: the best there is. */
  readonly isolation?: 'namespaces' | 'none'
  /** Whether Node functions, too, speak AWS's Runtime API (FOURBOX_NODE_RUNTIME_API=1). */
  readonly nodeRuntimeApi: boolean
}
