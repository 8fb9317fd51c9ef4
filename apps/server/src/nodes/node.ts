import type { Store } from '@fourbox/store'
import type { AllNodes } from '../all-nodes/all-nodes.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { OpenLambda } from '../aws-services/lambda/open-lambda.ts'
import type { ServerClock } from '../clock/server-clock.ts'
import type { Context } from '../control-plane/context.ts'
import type { AdmissionRules } from '../http-server/admission.ts'
import type { UserPools } from '../identity/user-pools.ts'
import type { Config } from '../settings/config.ts'
import type { StrictMode } from '../sign-in/strict-mode.ts'
import type { DatabaseState } from './database-state.ts'

/** What is open on every node, whatever its role. */
export interface Node {
  readonly config: Config
  readonly store: Store
  readonly database: DatabaseState
  readonly nodes: AllNodes
  readonly clock: ServerClock
  readonly audit: AuditLog
  readonly context: Context
  readonly lambda: OpenLambda
  readonly userPools: UserPools
  readonly admission: AdmissionRules
  readonly strict?: StrictMode
  /** Where clients reach deployed APIs. */
  readonly executeOrigin: string
  /** Closes, when the node is closed, what was opened later first. */
  readonly opened: AsyncDisposableStack
}
