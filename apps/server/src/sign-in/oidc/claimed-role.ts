import { covers, isUserRole, own, type UserRole } from '@fourbox/domain'
import type { OidcSettings } from './oidc-settings.ts'

export type Claims = Readonly<Record<string, unknown>>

/** What a token says that somebody may do, the most of what it says; undefined where it says nothing. */
export function claimedRole(claims: Claims, { roleClaim, roles }: Pick<OidcSettings, 'roleClaim' | 'roles'>): UserRole | undefined {
  if (roleClaim === undefined) return undefined
  return [valueAt(claims, roleClaim)].flat().reduce<UserRole | undefined>((most, value) => {
    const role = typeof value === 'string' ? (roles.get(value) ?? (isUserRole(value) ? value : undefined)) : undefined
    return role !== undefined && (most === undefined || covers(role, most)) ? role : most
  }, undefined)
}

/** The claim of that very name, as those with a domain in them have, or else the one that a dot for each step leads to: `realm_access.roles`. */
function valueAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  return name.split('.').reduce<unknown>((within, step) => {
    const members: Readonly<Record<string, unknown>> | undefined = typeof within === 'object' ? Object(within) : undefined
    return own(members, step)
  }, claims)
}
