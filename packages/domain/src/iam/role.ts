import type { EpochSeconds } from '../names/identifier.ts'
import type { Tags } from '../rest-api/rest-api.ts'

/** An IAM role: kept so that tools which create one beside an API find it again. Its policies grant nothing here. */
export interface Role {
  readonly roleName: string
  readonly roleId: string
  /** Begins and ends with a slash. */
  readonly path: string
  readonly description?: string
  readonly assumeRolePolicyDocument: string
  readonly maxSessionDurationInSeconds: number
  readonly createdDate: EpochSeconds
  readonly tags: Tags
  /** Policy name → document. */
  readonly inlinePolicies: Readonly<Record<string, string>>
  readonly attachedPolicyArns: readonly string[]
}
