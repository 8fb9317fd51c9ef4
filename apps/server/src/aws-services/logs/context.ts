import type { EpochMillis } from '@fourbox/domain'
import type { Documents, Logs } from '@fourbox/store'
import type * as wire from '@fourbox/wire'
import type { LiveTails } from './live-tails.ts'

/** What an operation of CloudWatch Logs is lent. */
export interface LogsContext {
  readonly documents: Documents
  readonly logs: Logs
  readonly liveTails: LiveTails
  readonly now: () => EpochMillis
  readonly region: string
  readonly account: string
}

/** One function for each of its operations. */
export type LogsHandlers = wire.Handlers<wire.LogsSdk, LogsContext>

export type Input<N extends wire.OperationName<wire.LogsSdk>> = wire.Input<wire.LogsSdk, N>

export type Output<N extends wire.OperationName<wire.LogsSdk>> = wire.Output<wire.LogsSdk, N>
