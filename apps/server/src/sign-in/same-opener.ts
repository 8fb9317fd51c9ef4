import type { SessionOpener } from '@fourbox/domain'

/** Whether both are of one key, of one user who signed in elsewhere, or both of the owner. */
export function isSameOpener(one: SessionOpener, other: SessionOpener): boolean {
  return one.accessKeyId === other.accessKeyId && one.user?.userId === other.user?.userId
}
