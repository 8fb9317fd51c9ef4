import { randomBytes } from 'node:crypto'
import type { AccessKey, EpochMillis, KeyHolder } from '@fourbox/domain'

/** In the form of AWS's keys. */
export function newAccessKey(createdAt: EpochMillis, user?: KeyHolder): AccessKey {
  return {
    accessKeyId: `AKIA${randomBytes(10).toString('hex').toUpperCase().slice(0, 16)}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    createdAt,
    ...(user && { user: { userName: user.userName, userId: user.userId } }),
  }
}
