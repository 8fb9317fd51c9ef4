import type { UserRole } from '@fourbox/domain'

/** Who makes a call. */
export interface Principal {
  readonly role: UserRole
  /** Absent for the owner of the Fourbox. */
  readonly user?: { readonly userName: string; readonly userId: string }
  /** What was signed with, or signed in with. */
  readonly accessKeyId?: string
}

/** Whoever has the token of the data folder or a key that is nobody else's, and outside the strict mode everybody. */
export const owner: Principal = { role: 'admin' }

/** As IAM names them: the owner is the account's root. */
export function principalArn({ user }: Pick<Principal, 'user'>, account: string): string {
  return `arn:aws:iam::${account}:${user ? `user/${user.userName}` : 'root'}`
}
