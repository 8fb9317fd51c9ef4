import type { EpochMillis } from '../names/identifier.ts'

/** What a user may do with a Fourbox, the least first: each may do all that those before it may. */
export const userRoles = ['viewer', 'developer', 'admin'] as const

export type UserRole = (typeof userRoles)[number]

/** Somebody who is known by name, and comes in by access keys or by signing in elsewhere. */
export interface User {
  readonly userName: string
  /** As IAM makes them: `AIDA…`. A name may be given again, an id is not. */
  readonly userId: string
  readonly role: UserRole
  readonly createdAt: EpochMillis
  readonly accessKeyIds: readonly string[]
  /** Whom a provider of OpenID Connect knows them as; absent for whoever has keys alone. */
  readonly subject?: { readonly issuer: string; readonly id: string }
}

/** As in IAM. */
export const accessKeysPerUser = 2

export function isUserRole(text: unknown): text is UserRole {
  return userRoles.some((role) => role === text)
}

/** Whether somebody of a role may do what needs another one. */
export function covers(role: UserRole, needed: UserRole): boolean {
  return userRoles.indexOf(role) >= userRoles.indexOf(needed)
}

/** What a user's name is, for whoever gave another. */
export const userNameRule = 'A name is 1 to 64 letters, digits and any of +=,.@_-, and neither owner nor root nor dots alone'

/** Whether a user can be called so: IAM's rule, but for dots that a path would lose and for what the owner goes by. */
export function isUserName(text: unknown): text is string {
  return typeof text === 'string' && /^[\w+=,.@-]{1,64}$/.test(text) && !/^(?:\.{1,2}|owner|root)$/i.test(text)
}
