import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { Config } from '../settings/config.ts'
import { type HealthAnswer, healthAnswer, type Readiness } from '../nodes/readiness.ts'
import { readTarget } from './request-target.ts'
import { framingOf, isWellFormed } from './well-formed.ts'
import { speakTls } from '../tls/speak-tls.ts'
import type { TlsIdentity } from '../tls/tls-identity.ts'
import { unavailableText } from '../failures/unavailable-text.ts'
import { reportBug } from '../failures/report-bug.ts'
import { isAddressInUse, PortInUse } from '../failures/port-in-use.ts'

/** The control plane's port, open before there is anybody to answer. */
export interface ControlListener {
  readonly port: number
  /** Until this is called, every request is told to wait. */
  answerWith(listener: RequestListener): void
  /** The same once it is loaded, for which every request waits; the first one at the latest asks for it. */
  answerLater(load: () => Promise<RequestListener>): void
  close(): Promise<void>
}

export interface ListenerSettings extends Pick<Config, 'host' | 'port'> {
  /** What load balancers are told, by whatever name they call this machine, from the first moment on. */
  readonly readiness: () => Readiness
  /** Absent where plain HTTP alone is spoken. */
  readonly identity?: TlsIdentity
}

/** @throws PortInUse */
export async function openListener({ host, port, readiness, identity }: ListenerSettings): Promise<ControlListener> {
  let listener: RequestListener = (_request, response) => tellToWait(response)
  const server = createServer(
    { connectionsCheckingInterval: 1000, headersTimeout: 20_000, requestTimeout: 120_000, keepAliveTimeout: 65_000 },
    (request, response) => {
      if (!isReadable(request)) return refuse(response)
      const told = readiness()
      // Whoever keeps connections makes its next call on another, which leads to another node.
      if (told.status === 'draining') response.setHeader('Connection', 'close')
      const health = isReading(request) ? healthAnswer(request.url?.split('?', 1)[0] ?? '', told) : undefined
      if (health) tellHealth(response, health)
      else listener(request, response)
    },
  )
  server.maxConnections = 1000
  // AWS's SDKs and browsers need no more than HTTP/1.1 of a control plane.
  const own = identity && ({ ...identity.own, minimumVersion: 'TLSv1.2', protocols: ['http/1.1'] } as const)
  const tls = own && speakTls(server, { settingsFor: () => own })
  await listen(server, port, host)
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    answerWith: (next) => {
      listener = next
    },
    answerLater: (load) => {
      const answer: (...parameters: Parameters<RequestListener>) => Promise<void> = async (request, response) => {
        try {
          listener = await load()
        } catch (error) {
          reportBug(error)
          return tellToWait(response, unavailableText(error))
        }
        listener(request, response)
      }
      listener = (request, response) => void answer(request, response)
    },
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      tls?.close()
      // Streams of events have no end of their own.
      setTimeout(() => server.closeAllConnections(), graceInMillis).unref()
      await closed
    },
  }
}

const graceInMillis = 1000

/** Whether a request can be read in one way alone; makes its target a path. */
function isReadable(request: IncomingMessage): boolean {
  const target = readTarget(request.url ?? '', request.headers.host ?? '')
  if (target === undefined || !isWellFormed(framingOf(request))) return false
  request.url = target
  return true
}

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD'
}

function tellHealth(response: ServerResponse, { status, body }: HealthAnswer): void {
  const headers = { 'Content-Type': 'application/json', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' }
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) }).end(body)
}

function tellToWait(response: ServerResponse, why = 'Fourbox is starting: try again in a moment'): void {
  const headers = { 'Content-Type': 'application/json', 'X-Content-Type-Options': 'nosniff', 'x-amzn-ErrorType': 'ServiceUnavailableException' }
  response.writeHead(503, { ...headers, 'Retry-After': '1' }).end(JSON.stringify({ message: why }))
}

function refuse(response: ServerResponse): void {
  response.writeHead(400, { 'Content-Type': 'text/plain', 'X-Content-Type-Options': 'nosniff', Connection: 'close' }).end('Bad Request')
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw isAddressInUse(error) ? new PortInUse(port, host, '--port', 'FOURBOX_PORT') : error
  }
}
