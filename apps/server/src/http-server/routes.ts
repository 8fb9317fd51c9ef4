import express from 'express'
import { isForLambda, requestLimit } from '../aws-services/lambda/request-limits.ts'
import { type AdmissionRules, credential, foreignness } from './admission.ts'
import type { ConsolePages } from '../console-pages/console-pages.ts'
import type { SignatureFault } from './signature-fault.ts'
import type { WireRequest } from '../identity/canonical-request.ts'

/** The largest body: a definition of 6 MB, with room for its escapes. Lambda has limits of its own. */
const largestBody = 10 * 1024 * 1024

export interface RouteHandlers {
  /** Who may come in. */
  readonly admission: AdmissionRules
  /** In the strict mode: why the signature of a call is not valid, or undefined. */
  readonly findSignatureFault?: (call: WireRequest) => SignatureFault | undefined
  readonly consolePages: ConsolePages
  /** Prometheus's text format. */
  readonly metrics: () => Promise<string>
  /** Below `/_fourbox`. */
  readonly fourboxApi: express.RequestHandler
  /** Zips of functions, whose addresses are credential enough; leaves everything else to the next. */
  readonly archives: express.RequestHandler
  /** Lambda's protocol, whose paths begin with a date. */
  readonly lambda: express.RequestHandler
  /** AWS's services beside API Gateway, all at `POST /`: STS, IAM, tagging, logs. */
  readonly awsServices: express.RequestHandler
  /** AWS's protocol; answers everything that the others left. */
  readonly controlPlane: express.RequestHandler
  readonly reportBug: (bug: unknown) => void
}

/**
 * The one way in, from top to bottom: foreign callers are turned away before anything else; pages, health and metrics
 * need no credential; everything behind them does.
 */
export function routes({
  admission,
  findSignatureFault,
  consolePages,
  metrics,
  fourboxApi,
  archives,
  lambda,
  awsServices,
  controlPlane,
  reportBug,
}: RouteHandlers): express.Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.enable('case sensitive routing')
  app.enable('strict routing')

  app.use((request, response, next) => {
    const fault = foreignness(request, admission)
    if (fault === undefined) next()
    else refuse(response, 403, 'AccessDeniedException', fault)
  })

  app.get(['/healthz', '/readyz'], (_request, response) => {
    response.json({ status: 'ok' })
  })
  app.get('/metrics', async (_request, response) => {
    response.type('text/plain; version=0.0.4').send(await metrics())
  })
  app.get(['/', '/console'], (_request, response) => {
    response.redirect('/console/')
  })
  app.use(async (request, response, next) => {
    if (request.path.startsWith('/console/')) await consolePages(request, response)
    else next()
  })

  app.get('/_fourbox/lambda/archives/:name', archives)

  app.use((request, response, next) => {
    if (credential(request, admission) === undefined) refuse(response, 403, 'MissingAuthenticationTokenException', 'Missing Authentication Token')
    else next()
  })
  app.use((request, response, next) =>
    readBody(isForLambda(request.path) ? requestLimit(request.method, request.path).bytes : largestBody)(request, response, next),
  )
  if (findSignatureFault) {
    app.use((request, response, next) => {
      const fault = credential(request, admission) === 'token' ? undefined : findSignatureFault(wireRequest(request))
      if (fault === undefined) next()
      else refuse(response, 403, fault.exception, fault.message)
    })
  }
  app.use('/_fourbox', fourboxApi)
  app.post('/', awsServices)
  app.use((request, response, next) => (isForLambda(request.path) ? lambda(request, response, next) : next()))
  app.use(controlPlane)

  app.use((error: unknown, request: express.Request, response: express.Response, next: express.NextFunction) => {
    if (response.headersSent) return next(error)
    const status = clientFault(error)
    if (status === undefined) reportBug(error)
    if (status === 413) refuse(response, 413, 'RequestEntityTooLargeException', tooLarge(request))
    else if (status === undefined) refuse(response, 500, 'InternalFailure', 'An unexpected error occurred')
    else refuse(response, 400, 'BadRequestException', 'The request cannot be read')
  })
  return app
}

const bodyReaders = new Map<number, express.RequestHandler>()

/** Reads bodies of up to so many bytes. */
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

function wireRequest({ method, originalUrl, rawHeaders, body }: express.Request): WireRequest {
  const [rawPath = '', ...rawQuery] = originalUrl.split('?')
  return { method, rawPath, rawQuery: rawQuery.join('?'), headers: rawHeaders, body: body instanceof Uint8Array ? body : new Uint8Array() }
}

/** The status of an error that Express blames on the caller: a body too large or cut off, a broken `%` in a path. */
function clientFault(error: unknown): number | undefined {
  const status: unknown = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined
}

function refuse(response: express.Response, status: number, exception: string, message: string): void {
  response.status(status).set('x-amzn-ErrorType', exception).json({ message })
}
