import { type AccessKey, accessKeysPerUser, type EpochMillis, isUserName, isUserRole, type User, userNameRule, userRoles } from '@fourbox/domain'
import { type Documents, EntityExists, NoSuchEntity, type Reads, type Write } from '@fourbox/store'
import { currentCaller } from '../history/caller.ts'
import { newAccessKey } from './new-access-key.ts'
import { newUserId } from './new-user-id.ts'
import { UserRefused } from './user-refused.ts'

export interface UsersContext {
  readonly documents: Documents
  readonly now: () => EpochMillis
}

export interface NewUser {
  readonly user: User
  /** With its secret, which is not told again. */
  readonly accessKey: AccessKey
}

/** @throws UserRefused for a name or a role that is none, and for a name that is taken */
export async function createUser({ documents, now }: UsersContext, { userName, role }: Readonly<Record<string, unknown>>): Promise<NewUser> {
  if (!isUserName(userName)) throw new UserRefused(400, userNameRule)
  if (!isUserRole(role)) throw new UserRefused(400, unknownRole)
  const named = { userName, userId: newUserId() }
  const accessKey = newAccessKey(now(), named)
  const user: User = { ...named, role, createdAt: now(), accessKeyIds: [accessKey.accessKeyId] }
  await insertUser(documents, user, { op: 'insert', kind: 'accessKey', id: accessKey.accessKeyId, entity: accessKey })
  return { user, accessKey }
}

/** With what is written along, all or none. @throws UserRefused for a name that is taken: as in IAM it is so in any case of its letters */
export async function insertUser(documents: Documents, user: User, ...along: readonly Write[]): Promise<void> {
  const { userName } = user
  const taken = (name: string) => new UserRefused(409, `There is a user ${name} already`)
  const checkCase = (reads: Reads): void => {
    const other = reads.ids('user', '').find((name) => name !== userName && name.toLowerCase() === userName.toLowerCase())
    if (other !== undefined) throw taken(other)
  }
  try {
    await documents.commit([{ op: 'insert', kind: 'user', id: userName, entity: user }, ...along], checkCase)
  } catch (error) {
    throw error instanceof EntityExists ? taken(userName) : error
  }
}

/** @throws UserRefused for a role that is none, for nobody's name and for the caller's own */
export async function setRole({ documents }: UsersContext, userName: string, role: unknown): Promise<User> {
  if (!isUserRole(role)) throw new UserRefused(400, unknownRole)
  refuseOwn(userName)
  return changeUser(() => documents.update('user', userName, (user) => ({ ...user, role })))
}

/** With all keys. @throws UserRefused for nobody's name and for the caller's own */
export async function deleteUser({ documents }: UsersContext, userName: string): Promise<void> {
  refuseOwn(userName)
  const user = await documents.get('user', userName)
  if (!user) throw unknownUser()
  const unchanged = (current: User): User => {
    // A key that was made meanwhile would be left behind.
    if (current.accessKeyIds.join() !== user.accessKeyIds.join()) throw new UserRefused(409, `The keys of ${userName} have just been changed: try again`)
    return current
  }
  await changeUser(() =>
    documents.commit([
      { op: 'update', kind: 'user', id: userName, change: unchanged },
      { op: 'delete', kind: 'user', id: userName },
      ...user.accessKeyIds.map((id) => ({ op: 'delete', kind: 'accessKey', id }) as const),
    ]),
  )
}

/** @throws UserRefused for nobody's name, and where there are two already */
export async function createKey({ documents, now }: UsersContext, userName: string): Promise<AccessKey> {
  const user = await documents.get('user', userName)
  if (!user) throw unknownUser()
  const key = newAccessKey(now(), { userName, userId: user.userId })
  const withKey = (current: User): User => {
    if (current.userId !== user.userId) throw unknownUser()
    if (current.accessKeyIds.length >= accessKeysPerUser) throw new UserRefused(409, `Cannot exceed quota for AccessKeysPerUser: ${accessKeysPerUser}`)
    return { ...current, accessKeyIds: [...current.accessKeyIds, key.accessKeyId] }
  }
  await changeUser(() =>
    documents.commit([
      { op: 'update', kind: 'user', id: userName, change: withKey },
      { op: 'insert', kind: 'accessKey', id: key.accessKeyId, entity: key },
    ]),
  )
  return key
}

/** @throws UserRefused where there is no such user or key */
export async function deleteKey({ documents }: UsersContext, userName: string, accessKeyId: string): Promise<void> {
  const withoutKey = (user: User): User => {
    if (!user.accessKeyIds.includes(accessKeyId)) throw new UserRefused(404, `${userName} has no access key ${accessKeyId}`)
    return { ...user, accessKeyIds: user.accessKeyIds.filter((id) => id !== accessKeyId) }
  }
  await changeUser(() =>
    documents.commit([
      { op: 'update', kind: 'user', id: userName, change: withoutKey },
      { op: 'delete', kind: 'accessKey', id: accessKeyId },
    ]),
  )
}

async function changeUser<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change()
  } catch (error) {
    throw error instanceof NoSuchEntity ? unknownUser() : error
  }
}

/** So that nobody is left without an admin by a slip; the owner's token opens everything in any case. */
function refuseOwn(userName: string): void {
  if (currentCaller().principal?.user?.userName === userName) throw new UserRefused(409, 'Nobody takes their own role away: ask another admin, or the owner')
}

function unknownUser(): UserRefused {
  return new UserRefused(404, 'There is no such user')
}

const unknownRole = `role is one of ${userRoles.join(', ')}`
