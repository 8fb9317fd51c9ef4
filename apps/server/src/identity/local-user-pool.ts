import { exportJWK, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { issuerOf, type UserPool } from './user-pool.ts'

/** A pool whose issuer is Fourbox itself, for testing without Cognito. */
export interface LocalUserPool {
  readonly pool: UserPool
  /** Signs a token with these claims over the usual ones; `lifeInSeconds` may be negative. */
  mint(request: MintRequest): Promise<string>
}

export interface MintRequest {
  readonly tokenUse: 'id' | 'access'
  readonly username: string
  readonly clientId: string
  /** Of an access token, separated by blanks. */
  readonly scope?: string
  readonly claims?: Readonly<Record<string, unknown>>
  readonly lifeInSeconds: number
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Opens a local pool; its key is made at the first time and kept in `keyFile`, readable to the owner only. */
export async function openLocalUserPool(userPoolId: string, keyFile: string): Promise<LocalUserPool> {
  const privateJwk = await readOrMakeKey(keyFile)
  const { kid = 'local' } = privateJwk
  const key = await importJWK(privateJwk, 'RS256')
  const publicJwk = { kty: 'RSA', n: privateJwk.n ?? '', e: privateJwk.e ?? '', kid, alg: 'RS256', use: 'sig' }
  const issuer = issuerOf(userPoolId)
  return {
    pool: { id: userPoolId, issuer, keys: { from: 'set', set: { keys: [publicJwk] } } },
    mint: ({ tokenUse, username, clientId, scope, claims = {}, lifeInSeconds, now }) => {
      const issuedAt = Math.floor(now / 1000)
      const own =
        tokenUse === 'id'
          ? { aud: clientId, 'cognito:username': username, auth_time: issuedAt }
          : { client_id: clientId, username, auth_time: issuedAt, ...(scope === undefined ? {} : { scope }) }
      return new SignJWT({ sub: username, ...own, ...claims, token_use: tokenUse, iss: issuer, iat: issuedAt, exp: issuedAt + lifeInSeconds })
        .setProtectedHeader({ alg: 'RS256', kid })
        .sign(key)
    },
  }
}

async function readOrMakeKey(file: string): Promise<JWK> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: 'local' }
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, JSON.stringify(jwk), { mode: 0o600 })
  return jwk
}
