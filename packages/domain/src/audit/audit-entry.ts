import type { EpochMillis } from '../names/identifier.ts'
import type { UserRole } from '../user/user.ts'

/** What somebody did, or was not let do, and what came of it. Nothing in it is secret. */
export interface AuditEntry {
  /** The newest first: see `auditEntryId`. */
  readonly id: string
  readonly at: EpochMillis
  /** The user's name; absent for the owner. */
  readonly userName?: string
  readonly role: UserRole
  /** What was signed with, or signed in with; absent for a token. */
  readonly accessKeyId?: string
  /** From where. */
  readonly address: string
  /** The kind of client: `console`, `AWS CLI`, `Terraform`. */
  readonly client: string
  /** What the node that was asked is called, `--node-name`, where several share a database. */
  readonly node?: string
  /** As policies name it: `apigateway:PATCH`. */
  readonly action: string
  /** `UpdateRestApi`; of our own operations the route. */
  readonly operation: string
  /** An ARN, a path of ours, or `*`. */
  readonly resource: string
  /** `refused` is for want of a role; `failed` for whatever else. */
  readonly outcome: 'done' | 'refused' | 'failed'
  /** The first of what it changed, a line each: `changed method GET /orders (authorizationType)`. */
  readonly changes: readonly string[]
}

/** Before the year 2286. */
const lastMilli = 9_999_999_999_999

/** An id under which the newest entry stands first; `random` tells those of one moment apart. */
export function auditEntryId(at: EpochMillis, random: string): string {
  return `${auditIdAt(at)}-${random}`
}

/** What the ids of a moment begin with. Those behind it are older. */
export function auditIdAt(at: EpochMillis): string {
  return String(lastMilli - at).padStart(13, '0')
}
