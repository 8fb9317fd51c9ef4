import type { CognitoAuthorizer, Method } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import { formatLogTime } from '../context/time-text.ts'
import { GatewayFault } from '../call/fault.ts'
import { authorizerRefused } from '../why/method-request.ts'
import type { AuthorizerFinding } from '../call/hand-offs.ts'
import { wholeMatch } from '../compile/pattern.ts'
import { compileIdentitySources } from './identity-sources.ts'

/**
 * Compiles a user pool authorizer: an identity token where the method names no scopes, else an access token with one of
 * them (execution reference 5.3).
 * The returned function throws UNAUTHORIZED.
 */
export function compileCognitoAuthorizer(authorizer: CognitoAuthorizer, scopes: Method['authorizationScopes']): (call: Call) => Promise<AuthorizerFinding> {
  const { id, providerARNs } = authorizer
  const [source] = compileIdentitySources(authorizer.identitySource)
  const audience = (authorizer.identityValidationExpression ?? '') === '' ? undefined : wholeMatch(authorizer.identityValidationExpression ?? '')
  const wanted = new Set(scopes)

  return async (call) => {
    const token = source?.read(call)?.replace(/^Bearer\s+/i, '')
    if (token === undefined || token === '') throw refuse(call, 'no token')
    const askedAt = call.ports.clock.monotonic()
    const verdict = await call.ports.tokens.verify(token, providerARNs)
    if (verdict.outcome !== 'valid') throw refuse(call, verdict.reason, verdict.outcome === 'expired' ? 'The incoming token has expired' : undefined)

    const claims = new Map(Object.entries(verdict.claims))
    const reason = refusal(claims)
    if (reason !== undefined) throw refuse(call, reason)
    return {
      authorizerId: id,
      principalId: undefined,
      context: new Map(),
      claims: new Map([...claims].map(([name, value]) => [name, claimText(name, value)])),
      usageIdentifierKey: undefined,
      fromCache: false,
      latencyInMillis: call.ports.clock.monotonic() - askedAt,
      status: 200,
      requestId: undefined,
    }
  }

  function refusal(claims: ReadonlyMap<string, unknown>): string | undefined {
    if (wanted.size === 0) {
      if (claims.get('token_use') !== 'id') return 'the method names no scopes: it takes an identity token'
      if (audience !== undefined && !audience(claimText('aud', claims.get('aud')))) return 'the audience does not match the validation expression'
      return undefined
    }
    if (claims.get('token_use') !== 'access') return 'the method names scopes: it takes an access token'
    const granted = claimText('scope', claims.get('scope')).split(' ')
    return granted.some((scope) => wanted.has(scope)) ? undefined : 'none of the scopes of the method is in the token'
  }

  function refuse(call: Call, reason: string, message?: string): GatewayFault {
    if (call.recorder.on) call.recorder.record('admission', { check: 'authorizer-refused', authorizerId: id, reason, beforeCall: true })
    return new GatewayFault('UNAUTHORIZED', { why: authorizerRefused(id, reason), ...(message !== undefined && { message }) })
  }
}

/** All claims are texts: lists with commas, the token's own moments as dates. */
function claimText(name: string, value: unknown): string {
  if (typeof value === 'number' && (name === 'exp' || name === 'iat')) return formatLogTime(value * 1000)
  if (Array.isArray(value)) return value.map((item) => claimText('', item)).join(',')
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
