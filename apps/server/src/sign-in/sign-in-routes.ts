import type { SessionOpener } from '@fourbox/domain'
import { StoreUnavailable } from '@fourbox/store'
import express from 'express'
import { auditHead } from '../audit/audit-head.ts'
import type { Principal } from '../access/principal.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import { type AdmissionRules, tokenHeader } from '../http-server/admission.ts'
import { type Caller, currentCaller } from '../history/caller.ts'
import { refuse } from '../http-server/refuse.ts'
import { oidcRoutes, type OidcRoutesSettings } from './oidc/oidc-routes.ts'
import { openerOf } from './opener-of.ts'
import { readCookies, writeCookie } from './session-cookie.ts'
import type { OpenedSession, Session } from './sessions.ts'
import type { StrictMode } from './strict-mode.ts'

export interface SignIn {
  /** The session of a call that carries both its halves. */
  readonly sessionOf: (request: express.Request) => Session | undefined
  /** Before the gate: a printed token is credential enough, once. */
  readonly byToken: readonly express.RequestHandler[]
  /** Before the gate: whom a provider of OpenID Connect vouches for; absent where none is configured. */
  readonly byProvider?: express.RequestHandler
  /** Behind the gate, below `/_fourbox`: sessions of keys, what a session is asked, and further addresses. */
  readonly behindGate: express.Router
}

export interface SignInParts {
  readonly admission: AdmissionRules
  readonly audit: AuditLog
  /** Makes what a person clicks once, to be whoever asked for it. */
  readonly newAddress: (by: SessionOpener) => Promise<string>
  readonly oidc?: Omit<OidcRoutesSettings, 'welcome'>
}

/** Signing in to the console of a server in the strict mode. */
export function signInRoutes(strict: StrictMode, { admission, audit, newAddress, oidc }: SignInParts): SignIn {
  const { sessions, cookie: name, signInTokens, findKey } = strict

  const sessionOf = (request: express.Request): Session | undefined => {
    const key = request.get(tokenHeader)
    if (key === undefined) return undefined
    for (const cookie of readCookies(request.headers, name)) {
      const session = sessions.use(cookie, key)
      if (session) return session
    }
    return undefined
  }

  const open = (by: SessionOpener) => sessions.open(by, by.accessKeyId === undefined ? undefined : findKey(by.accessKeyId)?.expiresAt)

  const welcome = (request: express.Request, response: express.Response, { cookie, key, expiresAt }: OpenedSession): void => {
    const secure = request.get('origin')?.startsWith('https:') === true
    response.set('Set-Cookie', writeCookie(name, cookie, { seconds: Math.ceil((expiresAt - Date.now()) / 1000), secure }))
    response.status(201).set('Cache-Control', 'no-store').json({ key, expiresAt })
  }

  /** Opens a session of somebody who has proved to be that before the gate. */
  const enter = async (by: SessionOpener, principal: Principal, request: express.Request, response: express.Response): Promise<void> => {
    const opened = await open(by)
    audit.end(audit.follow(auditHead(principal, signingIn(request), request)), 'done')
    welcome(request, response, opened)
  }
  const byProvider =
    oidc &&
    oidcRoutes({
      ...oidc,
      welcome: (user, request, response) => {
        const { userName, userId, role } = user
        return enter({ user: { userName, userId } }, { role, user }, request, response)
      },
    })

  const body = express.raw({ type: 'application/json', limit: longestToken })
  const redeem: express.RequestHandler = async (request, response) => {
    const token = readToken(request.body)
    if (!signInTokens.isOwn(token)) return refuse(response, 403, 'AccessDeniedException', foreignToken)
    const by = await signInTokens.redeem(token)
    if (!by) return refuse(response, 403, 'AccessDeniedException', voidToken)
    const principal = strict.principalOf(by)
    if (principal) await enter(by, principal, request, response)
    else refuse(response, 403, 'AccessDeniedException', openerGone)
  }

  const behindGate = express.Router({ caseSensitive: true, strict: true })
  behindGate.get('/session', (request, response) => {
    const session = sessionOf(request)
    if (session) response.json({ expiresAt: session.expiresAt, ...whoOf(currentCaller()) })
    else response.status(404).json({ message: 'This call is of no session' })
  })
  behindGate.delete('/session', async (request, response) => {
    const session = sessionOf(request)
    response.set('Set-Cookie', writeCookie(name, '', { seconds: 0, secure: false }))
    try {
      if (session) await sessions.end(session, response)
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
      return refuse(response, 503, 'ServiceUnavailableException', endedHereAlone)
    }
    response.status(204).end()
  })
  // A session opens no other: it would never end.
  const forOpener = (act: (by: SessionOpener, request: express.Request, response: express.Response) => Promise<void>): express.RequestHandler => {
    return async (request, response) => {
      const by = openerOf(request, admission)
      if (by) await act(by, request, response)
      else refuse(response, 403, 'AccessDeniedException', 'A session cannot open another: sign in')
    }
  }
  behindGate.post(
    '/sessions',
    forOpener(async (by, request, response) => welcome(request, response, await open(by))),
  )
  behindGate.post(
    '/sign-in-addresses',
    forOpener(
      async (by, _request, response) =>
        void response
          .status(201)
          .set('Cache-Control', 'no-store')
          .json({ address: await newAddress(by) }),
    ),
  )
  return { sessionOf, byToken: [body, redeem], ...(byProvider && { byProvider }), behindGate }
}

/** Who is signed in, and what they may do. */
function whoOf({ principal }: Caller) {
  return principal && { role: principal.role, ...(principal.user && { userName: principal.user.userName }) }
}

/** What somebody does of whom nobody knew before who it is. */
function signingIn({ originalUrl }: express.Request) {
  return { action: 'fourbox:POST', operation: `POST ${originalUrl}`, resource: () => originalUrl }
}

const longestToken = 1024
const otherWays = '“fourbox sign-in” prints another; an access key and its secret open the console, too.'
const voidToken = `This address was used already, is older than a day, or twenty newer ones took its place. ${otherWays}`
const foreignToken = `This address is not one of this Fourbox, or not a whole one. ${otherWays}`
const openerGone = `Whoever asked for this address may not come in any more. ${otherWays}`
const endedHereAlone =
  'You are signed out at this server. The store does not answer: other nodes hear of it once it does, and until then let in whoever has both halves of the session.'

function readToken(body: unknown): string {
  try {
    const { token }: { readonly token?: unknown } = Object(JSON.parse(Buffer.isBuffer(body) ? body.toString() : ''))
    return typeof token === 'string' ? token : ''
  } catch {
    return ''
  }
}
