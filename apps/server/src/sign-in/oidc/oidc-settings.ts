import type { UserRole } from '@fourbox/domain'
import { UsageError } from '../../failures/usage-error.ts'
import type { Config } from '../../settings/config.ts'
import { isLoopback } from '../../settings/loopback.ts'

/** A provider of OpenID Connect by which people sign in, and what they may then do. */
export interface OidcSettings {
  readonly issuer: URL
  readonly clientId: string
  /** Absent for a public client. */
  readonly clientSecret?: string
  /** The claim that says what somebody may do, a dot for each step into it; absent where users are given roles here. */
  readonly roleClaim?: string
  /** What values of that claim stand for which role; a role's own name needs no entry. */
  readonly roles: ReadonlyMap<string, UserRole>
  /** What somebody may do of whom nothing is said; absent where they are refused. */
  readonly defaultRole?: UserRole
}

type Said = Pick<Config, 'strict' | 'oidcIssuer' | 'oidcClientId' | 'oidcClientSecret' | 'oidcRoleClaim' | 'oidcRoles' | 'oidcDefaultRole'>

/** @throws UsageError for settings that do not go together, and for an issuer that others could speak for */
export function oidcSettings(config: Said): OidcSettings | undefined {
  const { oidcIssuer, oidcClientId, oidcClientSecret, oidcRoleClaim, oidcRoles, oidcDefaultRole } = config
  if (oidcIssuer === '') return undefined
  const issuer = new URL(oidcIssuer)
  if (issuer.protocol !== 'https:' && !isLoopback(issuer.hostname))
    throw new UsageError('--oidc-issuer must be an https address: others could speak for this one')
  if (oidcClientId === '') throw new UsageError('--oidc-issuer needs --oidc-client-id, the name of this Fourbox at the provider')
  if (!config.strict) throw new UsageError('--oidc-issuer is of the strict mode: add --strict')
  return {
    issuer,
    clientId: oidcClientId,
    ...(oidcClientSecret !== '' && { clientSecret: oidcClientSecret }),
    ...(oidcRoleClaim !== '' && { roleClaim: oidcRoleClaim }),
    roles: oidcRoles,
    ...(oidcDefaultRole !== 'none' && { defaultRole: oidcDefaultRole }),
  }
}
