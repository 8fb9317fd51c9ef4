import { hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

const prefix = 'fourbox-session-'

/** Several servers on one host share its cookies: each store has a name of its own, the same after a restart and on all its nodes. */
export function cookieName(secret: string): string {
  return `${prefix}${hash('sha256', `cookie ${secret}`).slice(0, 12)}`
}

/** All cookies of that name: another port of this host can set one of the same name for a longer path, which then comes first. */
export function readCookies({ cookie = '' }: IncomingHttpHeaders, name: string): readonly string[] {
  return cookie
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

/** `Set-Cookie` for a session of so many seconds; 0 takes the cookie back. */
export function writeCookie(name: string, value: string, { seconds, secure }: { readonly seconds: number; readonly secure: boolean }): string {
  return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`
}

/** Whether a `Cookie` header may hold a session of the console. */
export function mayHoldSession(cookies: string): boolean {
  return cookies.includes(prefix)
}

/**
 * The headers without the console's sessions, which a browser sends to every port of a host: a deployed API is not to see
 * them. Name, value, name, value …
 */
export function withoutSessions(rawHeaders: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]]
    const left = name.toLowerCase() === 'cookie' && mayHoldSession(value) ? withoutSession(value) : value
    if (left !== '' || value === '') kept.push(name, left)
  }
  return kept
}

function withoutSession(cookies: string): string {
  return cookies
    .split(';')
    .filter((pair) => !pair.trimStart().startsWith(prefix))
    .join(';')
    .trimStart()
}
