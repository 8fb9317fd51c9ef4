import type { EpochMillis } from './identifier.ts'
import type { Tags } from './rest-api.ts'

/** A CloudWatch log group that somebody created; groups that only hold events need none. */
export interface LogGroup {
  readonly name: string
  readonly createdAt: EpochMillis
  readonly retentionInDays?: number
  readonly tags: Tags
}
