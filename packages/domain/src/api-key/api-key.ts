import type { EpochSeconds } from '../names/identifier.ts'
import type { Tags } from '../rest-api/rest-api.ts'

export interface ApiKey {
  readonly id: string
  readonly value: string
  readonly name?: string
  readonly customerId?: string
  readonly description?: string
  readonly enabled: boolean
  readonly createdDate: EpochSeconds
  readonly lastUpdatedDate: EpochSeconds
  /** `{apiId}/{stage}`, deprecated at AWS and still answered. */
  readonly stageKeys: readonly string[]
  readonly tags: Tags
}
