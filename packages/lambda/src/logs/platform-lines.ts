import type { FunctionVersion } from '@fourbox/domain'
import type { InitializationType } from '../environment/variables.ts'

/** How an invocation or an initialisation went, where it did not go well. */
export interface Trouble {
  readonly status: 'timeout' | 'error'
  /** `Runtime.ExitError`; none for a time-out. */
  readonly errorType?: string
}

export interface Report {
  readonly requestId: string
  readonly durationInMillis: number
  /** Of a cold start. */
  readonly initDurationInMillis?: number
  readonly maxMemoryUsedInMegabytes: number
  readonly memorySizeInMegabytes: number
  readonly trouble?: Trouble
}

export interface RuntimeFacts {
  /** `nodejs:22.v61` */
  readonly version: string
  readonly versionArn: string
}

/** Where and for what an environment is initialised. */
export interface InitFacts {
  readonly logStream: string
  readonly initializationType: InitializationType
}

/** The platform's lines of a function with text logs, in AWS's words; each ends in a line feed. */
export const textLine = {
  initStart: ({ version, versionArn }: RuntimeFacts) => `INIT_START Runtime Version: ${version}\tRuntime Version ARN: ${versionArn}\n`,
  start: (requestId: string, version: string) => `START RequestId: ${requestId} Version: ${version}\n`,
  end: (requestId: string) => `END RequestId: ${requestId}\n`,
  report: ({ requestId, durationInMillis, initDurationInMillis, memorySizeInMegabytes, maxMemoryUsedInMegabytes, trouble }: Report) =>
    `REPORT RequestId: ${requestId}\tDuration: ${durationInMillis.toFixed(2)} ms\tBilled Duration: ${billed(durationInMillis, initDurationInMillis)} ms\t` +
    `Memory Size: ${memorySizeInMegabytes} MB\tMax Memory Used: ${maxMemoryUsedInMegabytes} MB\t` +
    `${initDurationInMillis === undefined ? '' : `Init Duration: ${initDurationInMillis.toFixed(2)} ms\t`}${trouble ? `${statusOf(trouble)}\n` : '\n'}`,
  initReport: (durationInMillis: number, phase: 'init' | 'invoke', trouble: Trouble) =>
    `INIT_REPORT Init Duration: ${durationInMillis.toFixed(2)} ms\tPhase: ${phase}\t${statusOf(trouble)}\n`,
  timedOut: (at: number, requestId: string, timeoutInSeconds: number) => `${new Date(at).toISOString()} ${requestId} ${timedOutText(timeoutInSeconds)}\n\n`,
  exited: (errorMessage: string, errorType: string) => `${errorMessage}\n${errorType}\n`,
}

export function timedOutText(timeoutInSeconds: number): string {
  return `Task timed out after ${timeoutInSeconds.toFixed(2)} seconds`
}

/** Since August 2025 the time of a cold start is billed too. */
function billed(durationInMillis: number, initDurationInMillis = 0): number {
  return Math.ceil(durationInMillis + initDurationInMillis)
}

function statusOf({ status, errorType }: Trouble): string {
  return errorType === undefined ? `Status: ${status}` : `Status: ${status}\tError Type: ${errorType}`
}

/** The platform's records of a function with JSON logs. */
export const jsonRecord = {
  initStart: (at: number, version: FunctionVersion, facts: RuntimeFacts, { logStream, initializationType }: InitFacts) =>
    record(at, 'platform.initStart', {
      initializationType,
      phase: 'init',
      runtimeVersion: facts.version,
      runtimeVersionArn: facts.versionArn,
      functionName: version.name,
      functionVersion: version.version,
      instanceId: logStream,
      instanceMaxMemory: version.memorySizeInMegabytes * 1_048_576,
    }),
  start: (at: number, requestId: string, functionArn: string, version: string) => record(at, 'platform.start', { requestId, functionArn, version }),
  initRuntimeDone: (at: number, phase: 'init' | 'invoke', initializationType: InitializationType, trouble: Trouble | undefined) =>
    record(at, 'platform.initRuntimeDone', { initializationType, phase, ...outcome(trouble) }),
  initReport: (at: number, phase: 'init' | 'invoke', initializationType: InitializationType, durationInMillis: number, trouble: Trouble | undefined) =>
    record(at, 'platform.initReport', { initializationType, phase, ...outcome(trouble), metrics: { durationMs: rounded(durationInMillis) } }),
  runtimeDone: (at: number, requestId: string, durationInMillis: number, producedBytes: number, trouble: Trouble | undefined) =>
    record(at, 'platform.runtimeDone', {
      requestId,
      ...outcome(trouble),
      ...(trouble ? {} : { spans: [{ name: 'responseLatency', start: iso(at - durationInMillis), durationMs: rounded(durationInMillis) }] }),
      metrics: { durationMs: rounded(durationInMillis), producedBytes },
    }),
  report: (at: number, { requestId, durationInMillis, initDurationInMillis, memorySizeInMegabytes, maxMemoryUsedInMegabytes, trouble }: Report) =>
    record(at, 'platform.report', {
      requestId,
      metrics: {
        durationMs: rounded(durationInMillis),
        billedDurationMs: billed(durationInMillis, initDurationInMillis),
        memorySizeMB: memorySizeInMegabytes,
        maxMemoryUsedMB: maxMemoryUsedInMegabytes,
        ...(initDurationInMillis === undefined ? {} : { initDurationMs: rounded(initDurationInMillis) }),
      },
      ...outcome(trouble),
    }),
}

function record(at: number, type: string, content: object): string {
  return JSON.stringify({ time: iso(at), type, record: content })
}

function outcome(trouble: Trouble | undefined): object {
  return { status: trouble?.status ?? 'success', ...(trouble?.errorType === undefined ? {} : { errorType: trouble.errorType }) }
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

function rounded(millis: number): number {
  return Math.round(millis * 1000) / 1000
}
