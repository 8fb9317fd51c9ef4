import type { User } from '@fourbox/domain'
import express from 'express'
import { createKey, createUser, deleteKey, deleteUser, setRole, type UsersContext } from '../access/users.ts'
import { UserRefused } from '../access/user-refused.ts'
import { readFields } from './read-fields.ts'

/** Who may come in, below `/_fourbox/users`: users, their roles and their access keys, whose secrets are told once. */
export function usersApi(context: UsersContext): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })

  router.get('/users', async (_request, response) => {
    response.json({ item: (await context.documents.list('user')).items })
  })
  router.post('/users', async ({ body }, response) => {
    await answer(response, 201, async () => {
      const { user, accessKey } = await createUser(context, readFields(body))
      return { ...user, accessKey }
    })
  })
  router.put('/users/:userName/role', async ({ params, body }, response) => {
    await answer(response, 200, (): Promise<User> => setRole(context, params.userName, readFields(body)['role']))
  })
  router.delete('/users/:userName', async ({ params }, response) => {
    await answer(response, 204, () => deleteUser(context, params.userName))
  })
  router.post('/users/:userName/access-keys', async ({ params }, response) => {
    await answer(response, 201, () => createKey(context, params.userName))
  })
  router.delete('/users/:userName/access-keys/:accessKeyId', async ({ params }, response) => {
    await answer(response, 204, () => deleteKey(context, params.userName, params.accessKeyId))
  })
  return router
}

async function answer(response: express.Response, status: number, act: () => Promise<unknown>): Promise<void> {
  try {
    const done = await act()
    response.status(status).set('Cache-Control', 'no-store')
    if (done === undefined) response.end()
    else response.json(done)
  } catch (error) {
    if (!(error instanceof UserRefused)) throw error
    response.status(error.status).json({ message: error.message })
  }
}
