import type { EpochMillis } from '../names/identifier.ts'

/** A key that signs calls of AWS_IAM methods; one with a session token is temporary. */
export interface AccessKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly createdAt: EpochMillis
  readonly expiresAt?: EpochMillis
}
