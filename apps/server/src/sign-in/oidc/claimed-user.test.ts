import { expect, test } from 'vitest'
import { trialStore } from '../../testing/trial-store.ts'
import { claimedUser } from './claimed-user.ts'
import type { Claims } from './claimed-role.ts'

const settings = { issuer: new URL('https://login.test'), clientId: 'fourbox', roleClaim: 'role', roles: new Map() }

/** Signs in with a token of these claims, again and again over one store. */
async function provider(more: { readonly defaultRole?: 'viewer' } = {}) {
  const { documents } = await trialStore()
  const context = { documents, now: () => 1_800_000_000_000, settings: { ...settings, ...more } }
  return { documents, signIn: (subject: string, claims: Claims) => claimedUser(context, subject, claims) }
}

test('whoever signs in again has the role that the token says now, and stays who they are', async () => {
  const { documents, signIn } = await provider()
  const made = await signIn('k', { preferred_username: 'kim', role: 'admin' })
  expect(await signIn('k', { preferred_username: 'kim', role: 'viewer' })).toEqual({ ...made, role: 'viewer' })
  expect(await documents.get('user', 'kim')).toEqual({ ...made, role: 'viewer' })
})

test('a name that a provider gives away again is another user', async () => {
  const { signIn } = await provider()
  const first = await signIn('k', { preferred_username: 'kim', role: 'admin' })
  const second = await signIn('l', { preferred_username: 'kim', role: 'viewer' })
  expect([first?.role, second?.role]).toEqual(['admin', 'viewer'])
  expect([first?.userName, second?.userName]).toEqual(['kim', 'kim-2'])
})

test('a role that a token takes back falls to the default one', async () => {
  const { signIn } = await provider({ defaultRole: 'viewer' })
  await signIn('k', { preferred_username: 'kim', role: 'admin' })
  expect(await signIn('k', { preferred_username: 'kim' })).toMatchObject({ userName: 'kim', role: 'viewer' })
})
