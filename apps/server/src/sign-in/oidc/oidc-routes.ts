import express from 'express'
import type { User } from '@fourbox/domain'
import { readFields } from '../../fourbox-api/read-fields.ts'
import { refuse } from '../../http-server/refuse.ts'
import { FailedTries } from '../failed-tries.ts'
import { claimedUser, type ClaimedUserContext } from './claimed-user.ts'
import { type Attempt, oidcProvider } from './provider.ts'

export interface OidcRoutesSettings extends ClaimedUserContext {
  /** Answers with a session of whoever has signed in. */
  readonly welcome: (user: User, request: express.Request, response: express.Response) => Promise<void>
  /** Tells the owner why somebody was not let in, which is not for the browser to know. */
  readonly report: (line: string) => void
}

const mostBytes = 16_384

/**
 * Signing in by OpenID Connect, before the gate. The page goes to the provider and comes back to itself: what belongs to an attempt stays
 * in the page's own storage, which other ports of the host do not read, so any node can complete it.
 */
export function oidcRoutes({ welcome, report, ...context }: OidcRoutesSettings): express.Router {
  const { settings } = context
  const provider = oidcProvider(settings)
  const tries = new FailedTries(Date.now)
  const router = express.Router({ caseSensitive: true, strict: true })
  // As JSON alone, which no form of another page sends.
  const body = express.raw({ type: 'application/json', limit: mostBytes })

  router.post('/oidc/attempts', body, async (request, response) => {
    const page = pageOf(request)
    if (page === undefined) return refuse(response, 400, 'BadRequestException', 'Only the console’s page signs in so')
    try {
      response.set('Cache-Control', 'no-store').json(await provider.begin(page))
    } catch (error) {
      report(`The provider ${settings.issuer.href} cannot be asked: ${reasonOf(error)}`)
      refuse(
        response,
        502,
        'ServiceUnavailableException',
        `${settings.issuer.host} does not answer as a provider of OpenID Connect. Sign in with an access key, or try again.`,
      )
    }
  })

  router.post('/oidc/sign-in', body, async (request, response) => {
    const [from, page, said] = [request.socket.remoteAddress ?? '', pageOf(request), readSaid(request.body)]
    if (page === undefined || !said) return refuse(response, 400, 'BadRequestException', 'Only the console’s page signs in so')
    const wait = tries.waitInSeconds(from)
    if (wait > 0) {
      response.set('Retry-After', String(wait))
      return refuse(response, 429, 'TooManyRequestsException', `Too many sign-ins have failed. Try again in ${wait} s.`)
    }
    const known = await provider.complete(new URL(`${page}?${said.query}`), said.attempt).catch((error: unknown) => {
      tries.failed(from)
      report(`A sign-in by ${settings.issuer.href} failed: ${reasonOf(error)}`)
    })
    if (!known) return refuse(response, 403, 'AccessDeniedException', `${settings.issuer.host} did not confirm this sign-in. Try again.`)
    const user = await claimedUser(context, known.subject, known.claims)
    if (user) await welcome(user, request, response)
    else refuse(response, 403, 'AccessDeniedException', `${settings.issuer.host} knows you, but you have no role at this Fourbox. Ask an admin for one.`)
  })
  return router
}

/** Where the provider sends the browser back to: the page that asks, whose origin has been found to be ours. */
function pageOf(request: express.Request): string | undefined {
  const origin = request.get('origin')
  return origin === undefined ? undefined : `${origin}/console/sign-in`
}

interface Said {
  readonly attempt: Attempt
  /** The query with which the browser came back. */
  readonly query: string
}

function readSaid(body: unknown): Said | undefined {
  const { state, nonce, codeVerifier, query } = readFields(body)
  if (typeof state !== 'string' || typeof nonce !== 'string' || typeof codeVerifier !== 'string' || typeof query !== 'string') return undefined
  // Without these nothing would be compared.
  return state === '' || nonce === '' || codeVerifier === '' ? undefined : { attempt: { state, nonce, codeVerifier }, query }
}

function reasonOf(error: unknown): string {
  const { message, cause }: { readonly message?: unknown; readonly cause?: unknown } = Object(error)
  const { error: code, message: why }: { readonly error?: unknown; readonly message?: unknown } = Object(cause)
  return [message, code ?? why].filter((each) => typeof each === 'string').join(': ')
}
