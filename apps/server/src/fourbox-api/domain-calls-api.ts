import { request } from 'node:http'
import { performance } from 'node:perf_hooks'
import express from 'express'
import { portOfOrigin } from '../http-server/port-of-origin.ts'

export interface DomainCallsSettings {
  /** `http://localhost:4401`: where deployed APIs answer. */
  readonly executeOrigin: string
}

interface DomainCall {
  readonly domainName: string
  readonly httpMethod: string
  readonly path: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
}

interface DomainAnswer {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** The beginning of it, where it is long. */
  readonly body: string
  readonly latencyInMillis: number
}

const longestWaitInMillis = 30_000
const longestBodyInBytes = 64 * 1024

/**
 * Calls a deployed API by a domain name, its own or a custom one, as a browser cannot: what a page sends goes to the host
 * that the page is of, and not to an origin of strangers.
 */
export function domainCallsApi({ executeOrigin }: DomainCallsSettings): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  router.post('/domain-calls', async (asked, response) => {
    const call = readCall(asked.body)
    if (!call) return void response.status(400).json({ message: 'A call has a domainName, an httpMethod, a path that begins with a slash, headers and a body' })
    try {
      response.json(await send(executeOrigin, call))
    } catch (error) {
      response.status(400).json({ message: error instanceof Error ? error.message : String(error) })
    }
  })
  return router
}

function readCall(body: unknown): DomainCall | undefined {
  const read = parse(body)
  if (typeof read !== 'object' || read === null) return undefined
  const members = new Map<string, unknown>(Object.entries(read))
  const [domainName, httpMethod, path] = [members.get('domainName'), members.get('httpMethod'), members.get('path')]
  const [headers, text, isBase64Encoded] = [members.get('headers') ?? [], members.get('body') ?? '', members.get('isBase64Encoded') ?? false]
  const isCall =
    typeof domainName === 'string' && typeof httpMethod === 'string' && typeof path === 'string' && path.startsWith('/') && typeof text === 'string'
  if (!isCall || !/^[a-z0-9*.-]+$/i.test(domainName) || !/^[A-Z]+$/.test(httpMethod) || !isHeaders(headers)) return undefined
  return { domainName, httpMethod, path, headers, body: Buffer.from(text, isBase64Encoded === true ? 'base64' : 'utf8') }
}

function parse(body: unknown): unknown {
  try {
    return JSON.parse(body instanceof Uint8Array ? new TextDecoder().decode(body) : '')
  } catch {
    return undefined
  }
}

function isHeaders(value: unknown): value is DomainCall['headers'] {
  return Array.isArray(value) && value.every((pair) => Array.isArray(pair) && pair.length === 2 && pair.every((text) => typeof text === 'string'))
}

function send(executeOrigin: string, { domainName, httpMethod, path, headers, body }: DomainCall): Promise<DomainAnswer> {
  const { hostname } = new URL(executeOrigin)
  const { promise, resolve, reject } = Promise.withResolvers<DomainAnswer>()
  const sent = performance.now()
  const own = headers.filter(([name]) => !/^(?:host|content-length|transfer-encoding|connection)$/i.test(name)).flat()
  const length = body.length === 0 ? [] : ['Content-Length', String(body.length)]
  const call = request(
    {
      host: hostname.replace(/^\[|\]$/g, ''),
      // Plain HTTP is spoken there whatever else is.
      port: portOfOrigin(executeOrigin),
      method: httpMethod,
      path,
      headers: ['Host', domainName, ...own, ...length, 'Connection', 'close'],
      agent: false,
      signal: AbortSignal.timeout(longestWaitInMillis),
    },
    (answer) => {
      const parts: Buffer[] = []
      let bytes = 0
      const done = () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: pairs(answer.rawHeaders),
          body: Buffer.concat(parts).subarray(0, longestBodyInBytes).toString('utf8'),
          latencyInMillis: Math.round(performance.now() - sent),
        })
      answer.on('data', (part: Buffer) => {
        parts.push(part)
        bytes += part.length
        if (bytes < longestBodyInBytes) return
        done()
        answer.destroy()
      })
      answer.on('end', done)
      answer.on('error', reject)
    },
  )
  call.on('error', reject)
  call.end(body)
  return promise
}

function pairs(rawHeaders: readonly string[]): DomainAnswer['headers'] {
  return Array.from({ length: rawHeaders.length / 2 }, (_, at) => [rawHeaders[at * 2] ?? '', rawHeaders[at * 2 + 1] ?? ''])
}
