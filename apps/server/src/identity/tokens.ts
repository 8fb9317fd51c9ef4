import { createLocalJWKSet, createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JWTVerifyGetKey } from 'jose'
import type { UserPool } from './user-pool.ts'

export type TokenCheck =
  | { readonly outcome: 'valid'; readonly claims: Readonly<Record<string, unknown>> }
  | { readonly outcome: 'expired' | 'invalid'; readonly reason: string }

/** The longest that a pool's published keys are waited for. */
const jwksTimeoutInMillis = 5000

/**
 * Checks tokens against declared user pools: signature (RS256 alone), issuer, times. What a token is good for
 * (`token_use`, audience, scopes) is the caller's matter.
 */
export class TokenVerifier {
  readonly #pools: ReadonlyMap<string, { readonly issuer: string; readonly findKey: JWTVerifyGetKey }>

  constructor(pools: readonly UserPool[]) {
    this.#pools = new Map(pools.map((pool) => [pool.id, { issuer: pool.issuer, findKey: keysOf(pool) }]))
  }

  /** `providerARNs` end in `userpool/{id}`; the pool whose issuer the token names decides. Never rejects. */
  async verify(token: string, providerARNs: readonly string[], now: Date): Promise<TokenCheck> {
    const pool = this.#poolOf(token, providerARNs)
    if (!pool) return { outcome: 'invalid', reason: 'The token is of none of the user pools' }
    try {
      const { payload } = await jwtVerify(token, pool.findKey, { issuer: pool.issuer, algorithms: ['RS256'], currentDate: now })
      return { outcome: 'valid', claims: payload }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return { outcome: error instanceof errors.JWTExpired ? 'expired' : 'invalid', reason }
    }
  }

  #poolOf(token: string, providerARNs: readonly string[]) {
    const issuer = readIssuer(token)
    return providerARNs.map((arn) => this.#pools.get(arn.slice(arn.lastIndexOf('/') + 1))).find((pool) => pool !== undefined && pool.issuer === issuer)
  }
}

function keysOf({ keys }: UserPool): JWTVerifyGetKey {
  return keys.from === 'set' ? createLocalJWKSet(keys.set) : createRemoteJWKSet(new URL(keys.url), { timeoutDuration: jwksTimeoutInMillis })
}

function readIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss
  } catch {
    return undefined
  }
}
