import { reportBug } from '../../failures/report-bug.ts'
import { StoreUnavailable } from '@fourbox/store'
import { forbidden, largestPayload, payloadTooLarge, type IncomingRequest, type MethodResponse, type NewIdPort } from '@fourbox/engine'
import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { DeployedAddress } from './address.ts'
import { readAddress } from './address.ts'
import { readUrlId, type FunctionUrls } from '../function-urls/function-urls.ts'
import type { CustomDomains } from '../custom-domains/custom-domains.ts'
import type { DomainTarget } from '../custom-domains/compile-domain.ts'
import { oncePerTurn } from './once-per-turn.ts'
import type { LiveStage, LiveStages } from '../live-stages/live-stages.ts'
import { readBody, type ReadBody } from './read-body.ts'
import { healthAnswer, type Readiness } from '../../nodes/readiness.ts'
import type { ServerNames } from '../tls/server-names.ts'
import { type SecureServer, secureServer } from '../tls/secure-server.ts'
import type { SecuredConnections } from '../tls/secured-connections.ts'
import { readTarget } from '../../http-server/request-target.ts'
import { type Framing, isWellFormed } from '../../http-server/well-formed.ts'
import { mayHoldSession, withoutSessions } from '../../sign-in/session-cookie.ts'
import { writeAnswer, writeLastAnswer } from './write-answer.ts'

export interface ListenerParts {
  readonly stages: LiveStages
  readonly domains: CustomDomains
  readonly newId: NewIdPort
  /** What load balancers are told of this node. */
  readonly readiness: () => Readiness
  readonly functionUrls: FunctionUrls
  /** Absent where plain HTTP alone is spoken. */
  readonly serverNames?: ServerNames
  /** At once where nothing has to be waited for. */
  readonly invoke: (request: IncomingRequest, stage: LiveStage) => MethodResponse | Promise<MethodResponse>
}

/** What Node reads of a head before it gives up: room for the engine to refuse what is over API Gateway's limits. */
const maxHeaderSize = 32_768
const mostConnections = 5000

interface Unanswered {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

interface Serving extends Omit<ListenerParts, 'serverNames'> {
  /** Absent where plain HTTP alone is spoken: nobody is kept out then for not speaking TLS. */
  readonly secured?: SecuredConnections
  /** Whether a connection may be used for another call: not once this node was told to stop. */
  readonly isOpen: () => boolean
}

export interface Listener {
  readonly server: Server
  /** Takes no new connection, answers the calls in flight, and cuts off what is not done after that time. */
  close(longestInMillis: number): Promise<void>
}

/** The bare server of deployed APIs: from Node's request to the engine's, and from its answer back. */
export function createListener({ serverNames, ...parts }: ListenerParts): Listener {
  const server = createServer(
    {
      maxHeaderSize,
      headersTimeout: 10_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 1000,
    },
    (request, response) => arrived({ request, response }),
  )
  const arrived = oncePerTurn<Unanswered>(({ request, response }) => answer(serving, request, response))
  const secure = serverNames && secureServer(server, serverNames, (request, response) => arrived({ request, response }))
  const serving: Serving = {
    ...parts,
    isOpen: () => server.listening && parts.readiness().status !== 'draining',
    ...(secure && { secured: secure.connections }),
  }
  // Their sizes are bounded instead of their number, beyond which Node would drop headers silently.
  server.maxHeadersCount = 0
  server.maxConnections = mostConnections
  server.on('clientError', refuse)
  server.on('checkContinue', (request, response) => {
    if (readFacts(request).contentLength <= largestPayload) response.writeContinue()
    arrived({ request, response })
  })
  // Of other expectations API Gateway says nothing: it drops the header.
  server.on('checkExpectation', (request, response) => arrived({ request, response }))
  return { server, close: (longestInMillis) => close(server, secure, longestInMillis) }
}

async function close(server: Server, secure: SecureServer | undefined, longestInMillis: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection that was waiting for its next call is not needed any more.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const deadline = setTimeout(() => {
    server.closeAllConnections()
    secure?.end()
  }, longestInMillis)
  secure?.close()
  await closed
  clearInterval(sweep)
  clearTimeout(deadline)
}

function answer(parts: Serving, request: IncomingMessage, response: ServerResponse): void {
  const facts = readFacts(request)
  const target = readTarget(request.url ?? '/', facts.host)
  if (target === undefined || !isWellFormed(facts)) return writeLastAnswer(request, response, plain(400, 'Bad Request'))
  if (facts.contentLength > largestPayload) return writeLastAnswer(request, response, payloadTooLarge())

  const question = target.indexOf('?')
  const path = question < 0 ? target : target.slice(0, question)
  const urlId = facts.host.includes('.lambda-url.') ? readUrlId(facts.host) : undefined
  if (urlId !== undefined) return void answerUrl(parts, request, response, { urlId, path, query: question < 0 ? '' : target.slice(question + 1), facts })
  const host = parts.domains.hostOf(facts.host)
  if (parts.secured && host.kind === 'custom' && !parts.secured.admits(host.domain, request.socket)) return write(parts, response, forbidden(parts.newId))
  const address = readAddress(host, path, request.rawHeaders)
  if (address.kind === 'stage') {
    const query = question < 0 ? '' : target.slice(question + 1)
    const live = parts.stages.peek(address.restApiId, address.stageName)
    const body = readBody(request, facts.hasBody)
    // The common call goes on without a promise: its stage is in memory, its body empty.
    if (live && body instanceof Uint8Array) serve(parts, request, response, { address, query, wirePath: path, live, body, holdsSession: facts.holdsSession })
    else void serveLater(parts, request, response, { address, query, wirePath: path, body, holdsSession: facts.holdsSession })
    return
  }
  const health = address.kind === 'no-api' ? healthAnswer(path, parts.readiness()) : undefined
  if (address.kind === 'ping') write(parts, response, plain(200, 'healthy'))
  else if (health) write(parts, response, plain(health.status, health.body, 'application/json'))
  else write(parts, response, forbidden(parts.newId))
}

/** A request at the address of a function. */
async function answerUrl(
  parts: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  { urlId, path, query, facts }: { readonly urlId: string; readonly path: string; readonly query: string; readonly facts: HeaderFacts },
): Promise<void> {
  const { functionUrls, secured } = parts
  try {
    const body = await readBody(request, facts.hasBody)
    const sourceIp = sourceIpOf(request)
    if (body === 'gone' || sourceIp === undefined) return void response.destroy()
    if (body === 'too-large') return writeLastAnswer(request, response, payloadTooLarge())
    const { method = 'GET', rawHeaders } = request
    const headers = facts.holdsSession ? withoutSessions(rawHeaders) : rawHeaders
    const domainName = facts.host.replace(/:\d+$/, '')
    const scheme = secured?.factsOf(request.socket) ? 'https' : 'http'
    write(parts, response, await functionUrls.answer(urlId, { method, rawPath: path, rawQuery: query, headers, body, sourceIp, domainName, scheme }))
  } catch (error) {
    breakDown(response, error)
  }
}

interface Arrived {
  readonly address: DeployedAddress
  readonly query: string
  readonly wirePath: string
  readonly live: LiveStage
  readonly body: Uint8Array
  /** A browser sends the console's sessions to every port of a host. */
  readonly holdsSession: boolean
}

async function serveLater(
  parts: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  { body, address, ...rest }: Omit<Arrived, 'live' | 'body'> & { readonly body: Uint8Array | Promise<ReadBody> },
): Promise<void> {
  try {
    const whole = await body
    if (whole === 'gone') return void response.destroy()
    if (whole === 'too-large') return writeLastAnswer(request, response, payloadTooLarge())
    const live = parts.stages.peek(address.restApiId, address.stageName) ?? (await parts.stages.find(address.restApiId, address.stageName))
    if (live) serve(parts, request, response, { ...rest, address, live, body: whole })
    else write(parts, response, forbidden(parts.newId))
  } catch (error) {
    breakDown(response, error)
  }
}

function serve(parts: Serving, request: IncomingMessage, response: ServerResponse, { address, query, wirePath, live, body, holdsSession }: Arrived): void {
  if (live.disableExecuteApiEndpoint && !address.custom) return write(parts, response, forbidden(parts.newId))
  const { path, requestPath, domainName, custom, vpceId } = address
  const { method: httpMethod = 'GET' } = request
  const headers = holdsSession ? withoutSessions(request.rawHeaders) : request.rawHeaders
  const sourceIp = sourceIpOf(request)
  // Who has gone meanwhile has no address that policies could judge.
  if (sourceIp === undefined) return void response.destroy()
  const onGone = (listener: () => void) => void response.on('close', listener)
  const incoming: IncomingRequest = { httpMethod, path, requestPath, wirePath, query, headers, body, sourceIp, domainName, onGone }
  try {
    const tls = parts.secured?.factsOf(request.socket)
    const more = custom || vpceId || tls
    const answered = parts.invoke(
      more ? { ...incoming, ...(custom && throughDomain(custom, headers)), ...(vpceId && { vpceId }), ...(tls && { tls }) } : incoming,
      live,
    )
    if (answered instanceof Promise) answered.then((later) => write(parts, response, later)).catch((error: unknown) => breakDown(response, error))
    else write(parts, response, answered)
  } catch (error) {
    breakDown(response, error)
  }
}

function write(parts: Serving, response: ServerResponse, answered: MethodResponse): void {
  if (!parts.isOpen()) response.shouldKeepAlive = false
  writeAnswer(response, answered)
}

/** What the engine is told of the custom domain that a call came through. */
function throughDomain({ basePathMatched, routingRuleIdMatched, headersInLowerCase }: DomainTarget, headers: readonly string[]): Partial<IncomingRequest> {
  return {
    ...(basePathMatched !== undefined && { basePathMatched }),
    ...(routingRuleIdMatched !== undefined && { routingRuleIdMatched }),
    ...(headersInLowerCase && { headers: headers.map((text, at) => (at % 2 === 0 ? text.toLowerCase() : text)) }),
  }
}

/** A bug of ours, or a store that is away with what the call needs: it goes to the log, and the stranger outside sees none of it. */
function breakDown(response: ServerResponse, error: unknown): void {
  reportBug(error)
  const [status, message] = error instanceof StoreUnavailable ? ([503, 'Service Unavailable'] as const) : ([500, 'Internal server error'] as const)
  if (response.headersSent) response.destroy()
  else writeAnswer(response, plain(status, `{"message": "${message}"}`, 'application/json'))
}

interface HeaderFacts extends Framing {
  readonly host: string
  readonly contentLength: number
  readonly hasBody: boolean
  readonly holdsSession: boolean
}

/** One walk over the raw headers; `request.headers` would build an object of them all. */
function readFacts({ httpVersion, rawHeaders }: IncomingMessage): HeaderFacts {
  let host = ''
  let hosts = 0
  let contentLength = 0
  let hasBody = false
  let holdsSession = false
  let transferEncoding: string | undefined
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    const value = rawHeaders[at + 1] ?? ''
    if (name.length === 4 && name.toLowerCase() === 'host') {
      host = value
      hosts += 1
    } else if (name.length === 14 && name.toLowerCase() === 'content-length') {
      contentLength = Number(value)
      hasBody = contentLength > 0
    } else if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') {
      transferEncoding = transferEncoding === undefined ? value : `${transferEncoding}, ${value}`
      hasBody = true
    } else if (name.length === 6 && mayHoldSession(value) && name.toLowerCase() === 'cookie') holdsSession = true
  }
  return { httpVersion, host, hosts, transferEncoding, contentLength, hasBody, holdsSession }
}

function sourceIpOf({ socket: { remoteAddress } }: IncomingMessage): string | undefined {
  return remoteAddress?.startsWith('::ffff:') ? remoteAddress.slice(7) : remoteAddress
}

function plain(status: number, text: string, contentType = 'text/plain; charset=utf-8'): MethodResponse {
  return { status, headers: ['Content-Type', contentType], body: Buffer.from(text) }
}

/** For what is not HTTP, or too much of it, or came too slowly; Node has given up on the connection. */
function refuse(error: NodeJS.ErrnoException & { readonly rawPacket?: Buffer }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const isLongTarget = error.code === 'HPE_HEADER_OVERFLOW' && longTarget.test(error.rawPacket?.toString('latin1') ?? '')
  const status = isLongTarget ? 414 : (refusals.get(error.code ?? '') ?? 400)
  const text = STATUS_CODES[status] ?? ''
  socket.end(`HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${text.length}\r\n\r\n${text}`)
}

/** A head whose first line alone is longer than any address may be. */
const longTarget = /^[A-Z]+ \S{10240}/

const refusals = new Map([
  ['HPE_HEADER_OVERFLOW', 431],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
])
