import type { AccessKey, User, UserRole } from '@fourbox/domain'
import type { QueryFunctionContext } from '@tanstack/react-query'
import { readItems, writeFourbox } from './fourbox.ts'

/** What `useQuery` needs for all users. */
export const users = {
  queryKey: ['users'] as const,
  queryFn: async ({ signal }: QueryFunctionContext): Promise<User[]> => [...(await readItems<User>('users', signal))],
}

/** Answers the first access key with its secret, which is told once. */
export async function createUser(user: { readonly userName: string; readonly role: UserRole }): Promise<AccessKey> {
  const { accessKey }: { readonly accessKey: AccessKey } = await (await writeFourbox('POST', 'users', JSON.stringify(user))).json()
  return accessKey
}

/** Answers the access key with its secret, which is told once. */
export async function createAccessKey(userName: string): Promise<AccessKey> {
  return (await writeFourbox('POST', `${pathOf(userName)}/access-keys`)).json()
}

export const setRole = {
  mutationKey: ['SetRole'],
  mutationFn: ({ userName, role }: { readonly userName: string; readonly role: UserRole }) =>
    writeFourbox('PUT', `${pathOf(userName)}/role`, JSON.stringify({ role })),
}

export const deleteUser = {
  mutationKey: ['DeleteUser'],
  mutationFn: ({ userName }: { readonly userName: string }) => writeFourbox('DELETE', pathOf(userName)),
}

export const deleteAccessKey = {
  mutationKey: ['DeleteAccessKey'],
  mutationFn: ({ userName, accessKeyId }: { readonly userName: string; readonly accessKeyId: string }) =>
    writeFourbox('DELETE', `${pathOf(userName)}/access-keys/${encodeURIComponent(accessKeyId)}`),
}

function pathOf(userName: string): string {
  return `users/${encodeURIComponent(userName)}`
}
