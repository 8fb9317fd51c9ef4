import { type EpochMillis, isUserName, type User } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'
import { newUserId } from '../../access/new-user-id.ts'
import { UserRefused } from '../../access/user-refused.ts'
import { deleteUser, insertUser } from '../../access/users.ts'
import { type Claims, claimedRole } from './claimed-role.ts'
import type { OidcSettings } from './oidc-settings.ts'

export interface ClaimedUserContext {
  readonly documents: Documents
  readonly now: () => EpochMillis
  readonly settings: OidcSettings
}

/**
 * The user whom a token speaks of, made at the first sign-in and given the role that it says at each. Known by issuer and
 * subject alone: a name that a provider gives away again is another user. Undefined for whoever has no role, and has none any more.
 */
export async function claimedUser({ documents, now, settings }: ClaimedUserContext, subject: string, claims: Claims): Promise<User | undefined> {
  const issuer = settings.issuer.href
  const known = (await documents.list('user')).items.find((user) => user.subject?.issuer === issuer && user.subject.id === subject)
  const role = claimedRole(claims, settings) ?? (settings.roleClaim === undefined ? known?.role : undefined) ?? settings.defaultRole
  if (role === undefined) {
    if (known) await deleteUser({ documents, now }, known.userName).catch(passGone)
    return undefined
  }
  if (known) return known.role === role ? known : documents.update('user', known.userName, (user) => ({ ...user, role }))
  return insertNamed(
    documents,
    { userId: newUserId(), role, createdAt: now(), accessKeyIds: [], subject: { issuer, id: subject } },
    wantedName(claims, subject),
  )
}

/** Somebody else has deleted them meanwhile. */
function passGone(error: unknown): void {
  if (!isRefused(error, 404)) throw error
}

function isRefused(error: unknown, status: UserRefused['status']): boolean {
  return error instanceof UserRefused && error.status === status
}

const mostNames = 100

/** Under the name that is wanted, or, where somebody else has it, with a number behind it. */
async function insertNamed(documents: Documents, user: Omit<User, 'userName'>, wanted: string): Promise<User> {
  for (let number = 1; number < mostNames; number++) {
    const named = { userName: number === 1 ? wanted : `${wanted.slice(0, 60)}-${number}`, ...user }
    try {
      await insertUser(documents, named)
      return named
    } catch (error) {
      if (!isRefused(error, 409)) throw error
    }
  }
  throw new Error(`More than ${mostNames} users are called ${wanted}`)
}

function wantedName({ preferred_username: name, email }: Claims, subject: string): string {
  const said = [name, email, subject].find((each) => typeof each === 'string' && each !== '')
  const written = String(said)
    .replaceAll(/[^\w+=,.@-]/g, '-')
    .slice(0, 64)
  return isUserName(written) ? written : 'user'
}
