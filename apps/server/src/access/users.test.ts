import { expect, test } from 'vitest'
import { claimedUser } from '../sign-in/oidc/claimed-user.ts'
import { trialStore } from '../testing/trial-store.ts'
import { createKey, createUser, deleteUser, type UsersContext } from './users.ts'

async function trialUsers() {
  const { documents } = await trialStore()
  return { documents, now: () => 1_800_000_000_000 }
}

test.each(['vera', 'Vera', 'VERA'])('a name that is taken is taken in any case, as in IAM: %s beside vera', async (userName) => {
  const context = await trialUsers()
  await createUser(context, { userName: 'vera', role: 'viewer' })
  await expect(createUser(context, { userName, role: 'admin' })).rejects.toMatchObject({ status: 409, message: 'There is a user vera already' })
  expect(await context.documents.ids('user')).toEqual(['vera'])
  expect(await context.documents.ids('accessKey')).toHaveLength(1)
})

test('of two that are made at once under one name in two cases there is one', async () => {
  const context = await trialUsers()
  const made = await Promise.allSettled(['vera', 'Vera'].map((userName) => createUser(context, { userName, role: 'viewer' })))
  expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

const settings = { issuer: new URL('https://login.test'), clientId: 'fourbox', roleClaim: 'role', roles: new Map() }

test('who signs in elsewhere under a name that somebody has in another case is given a number behind it', async () => {
  const context = await trialUsers()
  await createUser(context, { userName: 'chief', role: 'admin' })
  expect(await claimedUser({ ...context, settings }, 'i', { preferred_username: 'Chief', role: 'viewer' })).toMatchObject({ userName: 'Chief-2' })
})

test('with a user whom the provider gives no role any more the keys go, too', async () => {
  const context = await trialUsers()
  await claimedUser({ ...context, settings }, 'k', { preferred_username: 'kim', role: 'viewer' })
  await createKey(context, 'kim')
  expect(await claimedUser({ ...context, settings }, 'k', { preferred_username: 'kim' })).toBeUndefined()
  expect([await context.documents.ids('user'), await context.documents.ids('accessKey')]).toEqual([[], []])
})

test.each([
  ['is deleted', (context) => deleteUser(context, 'kim')],
  ['has no role at the provider any more', (context) => claimedUser({ ...context, settings }, 'k', { preferred_username: 'kim' })],
] satisfies [string, (context: UsersContext) => Promise<unknown>][])('a key that is made while its user %s is not left behind', async (_what, goes) => {
  const context = await trialUsers()
  await claimedUser({ ...context, settings }, 'k', { preferred_username: 'kim', role: 'viewer' })
  await Promise.allSettled([createKey(context, 'kim'), goes(context)])
  const [users, keys] = [await context.documents.list('user'), await context.documents.ids('accessKey')]
  expect(users.items.flatMap(({ accessKeyIds }) => accessKeyIds)).toEqual(keys)
})
