import type { AccessKey, EpochMillis } from '@fourbox/domain'
import { EntityExists, type Documents } from '@fourbox/store'
import express from 'express'
import { newAccessKey } from '../access/new-access-key.ts'
import type { UserPools } from '../identity/user-pools.ts'
import { fieldsOf, readFields } from './read-fields.ts'

export interface IdentityApiSettings {
  readonly documents: Documents
  readonly userPools: UserPools
  readonly now: () => EpochMillis
}

const longestTokenLifeInSeconds = 86_400

/** Who may call deployed APIs, below `/_fourbox`: the owner's keys, which sign calls of AWS_IAM methods, and the tokens of local user pools. */
export function identityApi({ documents, userPools, now }: IdentityApiSettings): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })

  router.get('/access-keys', async (_request, response) => {
    const { items } = await documents.list('accessKey')
    response.json({ item: items.flatMap(({ accessKeyId, createdAt, expiresAt, user }) => (user ? [] : [{ accessKeyId, createdAt, expiresAt }])) })
  })
  router.post('/access-keys', async (request, response) => {
    const key = readAccessKey(readFields(request.body), now())
    if (!key) {
      response
        .status(400)
        .json({ message: 'accessKeyId, secretAccessKey and sessionToken are texts without blanks, expiresInSeconds is a whole number up to ten years' })
      return
    }
    try {
      await documents.insert('accessKey', key.accessKeyId, key)
      response.status(201).json(key)
    } catch (error) {
      if (!(error instanceof EntityExists)) throw error
      response.status(409).json({ message: `There is an access key ${key.accessKeyId} already` })
    }
  })
  router.delete('/access-keys/:accessKeyId', async ({ params: { accessKeyId } }, response) => {
    // A user's is taken away from that user.
    const isOwners = (await documents.get('accessKey', accessKeyId))?.user === undefined
    const existed = isOwners && (await documents.delete('accessKey', accessKeyId))
    response.status(existed ? 204 : 404).end()
  })

  router.get('/user-pools', (_request, response) => {
    response.json({ item: userPools.pools.map(({ id, issuer }) => ({ id, issuer, local: userPools.local.has(id) })) })
  })
  router.post('/user-pools/:userPoolId/tokens', async (request, response) => {
    const pool = userPools.local.get(request.params.userPoolId)
    if (pool) response.status(201).json({ token: await pool.mint({ ...readMintRequest(readFields(request.body)), now: now() }) })
    else response.status(404).json({ message: 'No local user pool of this id is declared; see --user-pools' })
  })
  return router
}

/** What is left out is made up. */
function readAccessKey(fields: Readonly<Record<string, unknown>>, now: number): AccessKey | undefined {
  const made = newAccessKey(now)
  const { accessKeyId = made.accessKeyId, secretAccessKey = made.secretAccessKey, sessionToken, expiresInSeconds } = fields
  if (!isWord(accessKeyId) || !isWord(secretAccessKey) || (sessionToken !== undefined && !isWord(sessionToken))) return undefined
  if (expiresInSeconds !== undefined && !isLife(expiresInSeconds)) return undefined
  return {
    ...made,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    ...(expiresInSeconds === undefined ? {} : { expiresAt: now + expiresInSeconds * 1000 }),
  }
}

function readMintRequest({ tokenUse, username, clientId, scope, claims, expiresInSeconds }: Readonly<Record<string, unknown>>) {
  return {
    tokenUse: tokenUse === 'access' ? ('access' as const) : ('id' as const),
    username: typeof username === 'string' ? username : 'user',
    clientId: typeof clientId === 'string' ? clientId : 'client',
    ...(typeof scope === 'string' ? { scope } : {}),
    claims: fieldsOf(claims),
    lifeInSeconds: typeof expiresInSeconds === 'number' ? Math.min(expiresInSeconds, longestTokenLifeInSeconds) : 3600,
  }
}

const longestKeyLifeInSeconds = 10 * 366 * 24 * 60 * 60

/** Of a key; one that is over at once is for trying what then happens. */
function isLife(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= longestKeyLifeInSeconds
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,2048}$/.test(value)
}
