import type { EpochSeconds } from '../names/identifier.ts'
import type { Tags } from '../rest-api/rest-api.ts'

/** An IAM policy that can be attached to roles: kept for the tools that create one, and never evaluated. */
export interface ManagedPolicy {
  readonly arn: string
  readonly policyName: string
  readonly policyId: string
  /** Begins and ends with a slash. */
  readonly path: string
  readonly description?: string
  /** JSON text. */
  readonly document: string
  readonly createdDate: EpochSeconds
  readonly tags: Tags
}
