import type { EpochMillis } from '../names/identifier.ts'
import type { Tags } from '../rest-api/rest-api.ts'

/** A CloudWatch log group that somebody created; groups that only hold events need none. */
export interface LogGroup {
  readonly name: string
  readonly createdAt: EpochMillis
  readonly retentionInDays?: number
  readonly tags: Tags
}
