import { type EpochMillis, isUserName, type User } from '@fourbox/domain'
import { type Documents, EntityExists } from '@fourbox/store'
import { newUserId } from '../../access/new-user-id.ts'
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
    if (known)
      await documents.commit([
        { op: 'delete', kind: 'user', id: known.userName },
        ...known.accessKeyIds.map((id) => ({ op: 'delete', kind: 'accessKey', id }) as const),
      ])
    return undefined
  }
  if (known) return known.role === role ? known : documents.update('user', known.userName, (user) => ({ ...user, role }))
  return insertUser(documents, { userId: newUserId(), role, createdAt: now(), accessKeyIds: [], subject: { issuer, id: subject } }, wantedName(claims, subject))
}

const mostNames = 100

/** Under the name that is wanted, or, where somebody else has it, with a number behind it. */
async function insertUser(documents: Documents, user: Omit<User, 'userName'>, wanted: string): Promise<User> {
  for (let number = 1; number < mostNames; number++) {
    const userName = number === 1 ? wanted : `${wanted.slice(0, 60)}-${number}`
    try {
      await documents.insert('user', userName, { userName, ...user })
      return { userName, ...user }
    } catch (error) {
      if (!(error instanceof EntityExists)) throw error
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
