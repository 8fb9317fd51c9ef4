import type { EpochSeconds, Limits } from '@fourbox/domain'
import type { Blobs, Counters, Documents, Logs } from '@fourbox/store'
import type * as wire from '@fourbox/wire'
import type { DataPlane } from '../execute-api/data-plane.ts'
import type { ImportThread } from './imports/import-thread.ts'

/** What an operation is lent. Everything that changes the world comes through here. */
export interface Context {
  readonly documents: Documents
  readonly blobs: Blobs
  readonly counters: Counters
  readonly logs: Logs
  readonly dataPlane: DataPlane
  /** Reads definitions, large ones in a thread of their own. */
  readonly importer: ImportThread
  /** Whole seconds, as AWS stamps its objects. */
  readonly now: () => EpochSeconds
  /** Seconds with their fractions, for what is listed in the order of its creation. */
  readonly preciseNow: () => EpochSeconds
  /** An id of that many characters of `[a-z0-9]`. */
  readonly newId: (length: number) => string
  /** Where clients reach deployed APIs without trusting an authority: `http://localhost:4401`. */
  readonly executeOrigin: string
  readonly region: string
  readonly account: string
  readonly limits: Limits
  /** Whether a domain name may do without the certificate that AWS asks for. */
  readonly optionalCertificates: boolean
  /** Tells the owner of the server, in a line of its log, what AWS would have refused. */
  readonly report: (line: string) => void
  /** Where an error goes that no caller may see. */
  readonly reportBug: (bug: unknown) => void
}

type OperationName = wire.OperationName<wire.ApiGatewaySdk>

/** One function for each of AWS's operations. A noun's file has `satisfies Partial<Handlers>`. */
export type Handlers = wire.Handlers<wire.ApiGatewaySdk, Context>

export type Input<N extends OperationName> = wire.Input<wire.ApiGatewaySdk, N>

export type Output<N extends OperationName> = wire.Output<wire.ApiGatewaySdk, N>
