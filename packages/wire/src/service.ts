import type { Constraint } from './constraint.ts'
import type { ExceptionName, ServiceError } from './error.ts'
import type { Operation } from './operations.ts'
import type { Member } from './shape.ts'
import type { WireHead } from './wire-request.ts'
import type { WireAnswer } from './wire-response.ts'

/** One of AWS's services: what its SDK client says of the wire, and what only its answers say. */
export interface Service {
  readonly operations: readonly Operation[]
  /** Of the JSON protocol: what stands before the operation's name in `X-Amz-Target`. */
  readonly target?: string
  /** Undefined for a call that is none of the service's. */
  readonly find: OperationFinder
  readonly rules: ServiceRules
}

export type OperationFinder = (request: WireHead) => FoundOperation | undefined

export interface FoundOperation {
  readonly operation: Operation
  /** The path's labels, percent-decoded. */
  readonly labels: ReadonlyMap<string, string>
}

/** What the schemas do not say. */
export interface ServiceRules {
  readonly contentType: string
  /** What a member takes beside its type; keys are `{shape}.{member}` as the SDK names them. */
  readonly constraints: ReadonlyMap<string, Constraint>
  /** What stands before the names of an input's members when it refuses their values, and how it names a member. */
  readonly inputPrefix: (operation: Operation) => string
  readonly memberName: (member: Member) => string
  /** Members of which its messages were seen to tell before all others. */
  readonly toldFirst: ReadonlySet<string>
  /** How it calls a value that is against its model. */
  readonly violation: ExceptionName
  /** How it calls that it cannot answer just now. */
  readonly unavailable: ExceptionName
  /** What it answers to a call that is none of its operations. */
  readonly unknownOperation: ServiceError
  readonly writeError: (error: ServiceError) => WireAnswer
}
