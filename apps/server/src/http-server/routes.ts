import type { Nodes } from '@fourbox/store'
import express from 'express'
import type { Admit } from '../access/admit.ts'
import { owner } from '../access/principal.ts'
import { isForLambda, requestLimit } from '../aws-services/lambda/request-limits.ts'
import { type AdmissionRules, credential, foreignness, tokenHeader } from './admission.ts'
import { unavailableText } from '../failures/unavailable-text.ts'
import { calledBy, clientOf } from '../history/caller.ts'
import { openerOf } from '../sign-in/opener-of.ts'
import type { SessionOpener } from '@fourbox/domain'
import type { SignIn } from '../sign-in/sign-in-routes.ts'
import type { StrictMode } from '../sign-in/strict-mode.ts'
import { type Plane, planeOf } from './plane-of.ts'
import { refuse } from './refuse.ts'
import type { SignatureFault } from './signature-fault.ts'
import { wireRequest } from './wire-request.ts'

/** The largest body: a definition of 6 MB, with room for its escapes. Lambda has limits of its own. */
const largestBody = 10 * 1024 * 1024
/** A workspace, compressed. */
const largestSnapshot = 512 * 1024 * 1024
const largestSignedSnapshot = 64 * 1024 * 1024

export interface RouteHandlers {
  /** Who may come in. */
  readonly admission: AdmissionRules
  /** Whose signatures count, who has signed in, and who may do what; absent where any signature will do, for everything. */
  readonly strict?: StrictMode & SignIn & { readonly admit: Admit; readonly current: Nodes['current'] }
  /** Below `/console/`. */
  readonly consolePages: (request: express.Request, response: express.Response) => Promise<void>
  /** Prometheus's text format; absent where there is nothing to be counted. */
  readonly metrics?: () => Promise<string>
  /** Below `/_fourbox`. */
  readonly fourboxApi: express.RequestHandler
  /** Zips of functions, whose addresses are credential enough; leaves everything else to the next. Absent where there are none. */
  readonly archives?: express.RequestHandler
  /** Lambda's protocol, whose paths begin with a date. */
  readonly lambda: express.RequestHandler
  /** AWS's services beside API Gateway, all at `POST /`: CloudWatch Logs, and STS, IAM and tagging. */
  readonly logs: express.RequestHandler
  readonly awsServices: express.RequestHandler
  /** The second generation's protocol, below `/v2`. */
  readonly controlPlaneV2: express.RequestHandler
  /** AWS's protocol; answers everything that the others left. */
  readonly controlPlane: express.RequestHandler
  readonly reportBug: (bug: unknown) => void
}

/**
 * The one way in, from top to bottom: foreign callers are turned away before anything else; pages and metrics
 * need no credential; everything behind them does.
 */
export function routes({
  admission,
  strict,
  consolePages,
  metrics,
  fourboxApi,
  archives,
  lambda,
  logs,
  awsServices,
  controlPlaneV2,
  controlPlane,
  reportBug,
}: RouteHandlers): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.enable('case sensitive routing')
  app.enable('strict routing')

  app.use((_request, response, next) => {
    response.set({ 'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin' })
    next()
  })
  app.use((request, response, next) => {
    const fault = foreignness(request, admission)
    if (fault === undefined) next()
    else refuse(response, 403, 'AccessDeniedException', fault)
  })

  app.get(['/', '/console'], (_request, response) => {
    response.redirect('/console/')
  })
  app.use(async (request, response, next) => {
    if (request.path.startsWith('/console/')) await consolePages(request, response)
    else next()
  })
  const showMetrics: express.RequestHandler | undefined =
    metrics && (async (_request, response) => void response.type('text/plain; version=0.0.4').send(await metrics()))
  // They name APIs, stages and resources.
  if (showMetrics && !strict) app.get('/metrics', showMetrics)

  if (archives) app.get('/_fourbox/lambda/archives/:name', archives)
  if (strict) app.post('/_fourbox/sign-in', ...strict.byToken)
  if (strict?.byProvider) app.use('/_fourbox', strict.byProvider)

  // A node that was held, or cut off, first learns who is somebody still: before it judges, and again when a body was long in coming.
  // Its own token it knows by itself, so that its metrics are there while the database is not.
  const knowing: express.RequestHandler | undefined =
    strict && (async (request, _response, next) => (credential(request, admission) === 'token' ? next() : strict.current().then(() => next())))
  if (knowing) app.use(knowing)
  const openers = new WeakMap<express.Request, SessionOpener>()
  app.use((request, response, next) => {
    const how = credential(request, admission)
    const session = how === undefined ? strict?.sessionOf(request) : undefined
    if (session) {
      strict?.sessions.follow(session, response)
      openers.set(request, session.by)
    }
    const fault = how === 'signature' ? strict?.findEarlyFault(wireRequest(request), addressOf(request)) : undefined
    if (fault) refuseSignature(response, fault)
    else if (how !== undefined || session) next()
    else if (strict && request.get(tokenHeader) !== undefined) refuse(response, 403, 'ExpiredTokenException', 'The session is over: sign in again')
    else refuse(response, 403, 'MissingAuthenticationTokenException', 'Missing Authentication Token')
  })
  // A signature is found right or wrong once the body is there: until then nobody is trusted with much memory.
  const snapshotLimit = (request: express.Request) => (strict && credential(request, admission) === 'signature' ? largestSignedSnapshot : largestSnapshot)
  app.use((request, response, next) => readBody(bodyLimit(request, snapshotLimit))(request, response, next))
  if (strict && knowing) {
    app.use(knowing)
    app.use((request, response, next) => {
      const isSigned = credential(request, admission) === 'signature'
      const fault = isSigned ? strict.findSignatureFault(wireRequest(request), addressOf(request)) : undefined
      if (fault) refuseSignature(response, fault)
      else next()
    })
    if (showMetrics) app.get('/metrics', showMetrics)
    app.use(async (request, response, next) => {
      const opener = openers.get(request) ?? openerOf(request, admission)
      const principal = opener && strict.principalOf(opener)
      if (!principal) return refuse(response, 403, 'UnrecognizedClientException', 'The security token included in the request is invalid.')
      strict.followCall(opener, principal, response)
      await strict.admit(principal, request, response, next)
    })
    app.use('/_fourbox', strict.behindGate)
  } else app.use((request, _response, next) => calledBy({ client: clientOf(request.headers), principal: owner }, next))
  const planes: Readonly<Record<Plane, express.RequestHandler>> = {
    fourbox: express.Router({ caseSensitive: true, strict: true }).use('/_fourbox', fourboxApi),
    logs,
    services: awsServices,
    lambda,
    v2: controlPlaneV2,
    control: controlPlane,
  }
  app.use((request, response, next) => planes[planeOf(request)](request, response, next))

  app.use((error: unknown, request: express.Request, response: express.Response, next: express.NextFunction) => {
    if (response.headersSent) return next(error)
    const status = clientFault(error)
    if (status === undefined) reportBug(error)
    const unavailable = unavailableText(error)
    if (unavailable !== undefined) return refuse(response, 503, 'ServiceUnavailableException', unavailable)
    if (status === 413) refuse(response, 413, 'RequestEntityTooLargeException', tooLarge(request))
    else if (status === undefined) refuse(response, 500, 'InternalFailure', 'An unexpected error occurred')
    else refuse(response, 400, 'BadRequestException', 'The request cannot be read')
  })
  return app
}

const bodyReaders = new Map<number, express.RequestHandler>()

/** Reads bodies of up to so many bytes. */
function bodyLimit(request: express.Request, snapshotLimit: (request: express.Request) => number): number {
  const { method, path } = request
  if (isForLambda(path)) return requestLimit(method, path).bytes
  return path === '/_fourbox/snapshot' ? snapshotLimit(request) : largestBody
}

function readBody(limit: number): express.RequestHandler {
  const known = bodyReaders.get(limit)
  if (known) return known
  const reader = express.raw({ type: () => true, limit })
  bodyReaders.set(limit, reader)
  return reader
}

function tooLarge({ method, path }: express.Request): string {
  if (!isForLambda(path)) return 'Request body is too large'
  const { bytes, operation } = requestLimit(method, path)
  return `Request must be smaller than ${bytes} bytes for the ${operation} operation`
}

/** The status of an error that Express blames on the caller: a body too large or cut off, a broken `%` in a path. */
function clientFault(error: unknown): number | undefined {
  const status: unknown = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined
}

function addressOf({ socket }: express.Request): string {
  return socket.remoteAddress ?? ''
}

function refuseSignature(response: express.Response, { status, exception, message, waitInSeconds }: SignatureFault): void {
  if (waitInSeconds !== undefined) response.set('Retry-After', String(waitInSeconds))
  refuse(response, status, exception, message)
}
