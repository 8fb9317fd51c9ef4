import type { EpochMillis, GatewayResponseType, RestApiId, StageName, Trace } from '@fourbox/domain'

export interface ObserverPort {
  /** Told once at the end of every call, before the answer is sent. Must not throw, and should defer what takes time. */
  finished(report: CallReport): void
  /** A defect of the engine or of a port, met by a call that was answered 500. For the server's own log; the caller sees none of it. */
  unexpected(error: unknown, requestId: string): void
}

/** What a call leaves behind. Its renderings are made when asked for, so that they can wait until the answer is out. */
export interface CallReport {
  readonly restApiId: RestApiId
  readonly stageName: StageName
  readonly isCanary: boolean
  readonly requestId: string
  readonly startedAt: EpochMillis
  readonly metrics: CallMetrics
  /** Execution log lines, without the `({requestId})` before each; none when the method's level is OFF or keeps nothing of this call. */
  executionLog(): readonly ExecutionLogEvent[]
  /** The line for the access log, or undefined when the stage has none. */
  accessLogLine(): string | undefined
  /** Whether the call was traced. */
  readonly isTraced: boolean
  /** About how many bytes stay in memory with the report: bodies on their way, and the steps of its templates. */
  readonly heldBytes: number
  /** The whole trace, or undefined when the call was not traced. */
  trace(): Trace | undefined
}

/** `(requestId) text` at a moment; only a body shown within it may hold line breaks. */
export interface ExecutionLogEvent {
  readonly at: EpochMillis
  readonly text: string
}

/** One call's share of the CloudWatch metrics: Count 1, the rest from here. */
export interface CallMetrics {
  readonly status: number
  readonly latencyInMillis: number
  /** Absent when no back end was called. */
  readonly integrationLatencyInMillis: number | undefined
  /** Absent when the stage cache was not asked. */
  readonly cache: 'hit' | 'miss' | undefined
  /** The same object for every call of a method of a deployment; absent when no method was found. */
  readonly method: { readonly resourcePath: string; readonly httpMethod: string } | undefined
  /** Whether that method has detailed metrics. */
  readonly isDetailed: boolean
  readonly gatewayResponseType: GatewayResponseType | undefined
}
