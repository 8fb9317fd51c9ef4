import type { EpochMillis } from '../names/identifier.ts'
import type { User } from '../user/user.ts'

/** A key that signs calls: of AWS_IAM methods, and of the control plane. One with a session token is temporary. */
export interface AccessKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly createdAt: EpochMillis
  readonly expiresAt?: EpochMillis
  /** Whose it is; the owner's of the Fourbox when absent. */
  readonly user?: KeyHolder
}

/** The user of a key, as far as a signature of it tells. */
export type KeyHolder = Pick<User, 'userName' | 'userId'>
