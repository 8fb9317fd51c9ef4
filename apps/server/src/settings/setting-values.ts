import { defaultLimits, isUserRole, type Limits, type UserRole, userRoles } from '@fourbox/domain'
import { isValkeyAddress, serverAddresses } from '@fourbox/store'
import { UsageError } from '../failures/usage-error.ts'
import { type Role, roles } from '../nodes/role.ts'
import type { UserPoolDeclaration } from '../identity/user-pools.ts'

/** Reads a setting. @throws UsageError that begins with the name of the option or the variable */
export function named<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${name} ${error.message}`) : error
  }
}

/* Readers of settings: from text to value, or a UsageError that says what would be right. */

export function nonEmpty(text: string): string {
  return matching(text, /\S/, 'some text')
}

export function portNumber(text: string): number {
  return wholeNumber(text, 0, 65_535)
}

export function wholeNumber(text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= least && value <= most)) throw new UsageError(`must be a whole number from ${least} to ${most}, not ${JSON.stringify(text)}`)
  return value
}

export function matching(text: string, pattern: RegExp, wanted: string): string {
  if (!pattern.test(text)) throw new UsageError(`must be ${wanted}, not ${JSON.stringify(text)}`)
  return text
}

/** The address of a server. */
export function webAddress(text: string, example: string): URL {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) throw new UsageError(`must be an address such as ${example}, not ${JSON.stringify(text)}`)
  return new URL(text)
}

/** Where a server answers, without a path; empty where nobody said. */
export function origin(text: string): string {
  return text === '' ? text : webAddress(text, 'https://apis.example.com').origin
}

export function role(text: string): Role {
  const found = roles.find((each) => each === text)
  if (!found) throw new UsageError(`must be control, data or both, not ${JSON.stringify(text)}`)
  return found
}

export function userRoleOrNone(text: string): UserRole | 'none' {
  return text === 'none' ? text : userRole(text)
}

function userRole(text: string): UserRole {
  if (!isUserRole(text)) throw new UsageError(`must be one of ${userRoles.join(', ')}, not ${JSON.stringify(text)}`)
  return text
}

/** Which values of a claim stand for which role. */
export function oidcRoles(text: string): ReadonlyMap<string, UserRole> {
  const pairs = text === '' ? [] : text.split(',').map((pair) => pair.trim())
  return new Map(pairs.map((pair) => [pair.slice(0, pair.lastIndexOf('=')), userRole(pair.slice(pair.lastIndexOf('=') + 1))]))
}

/** The address of a PostgreSQL database; empty for none. What is wrong with one is told without it: it holds a password. */
export function databaseUrl(text: string): string {
  if (text === '') return text
  if (!/^postgres(?:ql)?:\/\//.test(text) || !serverAddresses(text).every((server) => URL.canParse(server)))
    throw new UsageError('must be an address such as postgres://USER:PASSWORD@HOST:5432/DATABASE, with %XX for what is special in a password')
  return text
}

/** The address of a Valkey; empty for none. What is wrong with one is told without it: it holds a password. */
export function countersUrl(text: string): string {
  if (text === '' || isValkeyAddress(text)) return text
  throw new UsageError('must be an address such as valkey://USER:PASSWORD@HOST:6379/0, with %XX for what is special in a password')
}

export function commaSeparated(text: string): readonly string[] {
  return parts(text).map((part) => part.toLowerCase())
}

export function accessKeys(text: string): ReadonlyMap<string, string> {
  return new Map(
    parts(text).map((pair) => {
      const [, id = '', secret = ''] = /^([^:\s]+):(\S+)$/.exec(pair) ?? []
      if (!id) throw new UsageError('must be pairs key:secret, separated by commas')
      return [id, secret]
    }),
  )
}

export function userPools(text: string): readonly UserPoolDeclaration[] {
  return parts(text).map((part) => {
    const [, id = '', keys = ''] = /^([\w-]+_[A-Za-z0-9]+)=(\S.*)$/.exec(part) ?? []
    if (!id) throw new UsageError('must be pairs pool=keys such as us-east-1_AbCdEf123=local, separated by commas')
    return { id, keys }
  })
}

export function limits(text: string): Limits {
  const changed = parts(text).map((part) => {
    const [, name = '', value = ''] = /^(\w+)=(\d{1,9})$/.exec(part) ?? []
    if (!Object.hasOwn(defaultLimits, name)) throw new UsageError(`must be pairs name=number; the names are ${Object.keys(defaultLimits).join(', ')}`)
    return [name, Number(value)] as const
  })
  return { ...defaultLimits, ...Object.fromEntries(changed) }
}

const policyModes = ['off', 'warn', 'enforce'] as const

export function functionPolicies(text: string): (typeof policyModes)[number] {
  const mode = policyModes.find((each) => each === text)
  if (!mode) throw new UsageError(`must be off, warn or enforce, not ${JSON.stringify(text)}`)
  return mode
}

export function allowOrRefuse(text: string): 'allow' | 'refuse' {
  if (text === 'allow' || text === 'refuse') return text
  throw new UsageError(`must be allow or refuse, not ${JSON.stringify(text)}`)
}

export function yesOrNo(text: string): boolean {
  if (/^(1|yes|true|on)$/i.test(text)) return true
  if (/^(0|no|false|off|)$/i.test(text)) return false
  throw new UsageError(`must be yes or no, not ${JSON.stringify(text)}`)
}

function parts(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** It stands before the names of log streams. */
export const longestNodeName = 63

export function nodeName(text: string): string {
  return matching(text, new RegExp(`^[\\w.-]{1,${longestNodeName}}$`), `at most ${longestNodeName} letters, digits and ._-`)
}
