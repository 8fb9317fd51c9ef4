import type { EpochMillis } from '../names/identifier.ts'
import type { Tags } from '../rest-api/rest-api.ts'

/** A CloudWatch log group that somebody created; groups that only hold events need none. */
export interface LogGroup {
  readonly name: string
  readonly createdAt: EpochMillis
  readonly retentionInDays?: number
  /** `STANDARD` when absent. */
  readonly logGroupClass?: string
  readonly kmsKeyId?: string
  readonly tags: Tags
}

/** A log stream that somebody created; one that only holds events needs none. */
export interface LogStream {
  readonly logGroupName: string
  readonly name: string
  readonly createdAt: EpochMillis
}

/** The id of a stream among all groups' streams; neither name can hold a colon. */
export function logStreamKey(logGroupName: string, name: string): string {
  return `${logGroupName}:${name}`
}
