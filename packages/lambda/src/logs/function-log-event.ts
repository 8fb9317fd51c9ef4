import type { EpochMillis } from '@fourbox/domain'

/** One log event, as CloudWatch Logs takes it. */
export interface FunctionLogEvent {
  readonly at: EpochMillis
  readonly message: string
}
