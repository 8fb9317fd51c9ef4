import { pipeline } from 'node:stream/promises'
import type express from 'express'
import { request as send } from 'undici'
import { refuse } from '../http-server/refuse.ts'
import { wireRequest } from '../http-server/wire-request.ts'
import { type Credentials, signRequest } from '../identity/sign.ts'
import { calledService } from './called-service.ts'
import { type OtherEndpoint, serviceOrigin, signingRegion } from './other-endpoint.ts'

interface Forwarding {
  readonly endpoint: OtherEndpoint
  /** Whether calls that change something are passed on, too. */
  readonly mayWrite: boolean
  /** Asked at each call: those of a role expire. */
  readonly credentials: () => Promise<Credentials>
}

/**
 * Passes the page's calls on to another endpoint, signed here: the page never has the credentials. Where only reading is
 * allowed, everything else is refused without being sent.
 */
export function forwardCalls({ endpoint, mayWrite, credentials }: Forwarding): express.RequestHandler {
  return async (request, response) => {
    const called = wireRequest(request)
    const { method, body, rawPath, rawQuery, headers } = called
    const service = calledService(called)
    if (!service) return refuse(response, 400, 'BadRequestException', 'This is no call of the console’s')
    if (!mayWrite && !service.onlyReads) {
      return refuse(response, 403, 'AccessDeniedException', `This console only reads what is at ${endpoint.url}: start it with --write to change that, too`)
    }
    let keys: Credentials
    try {
      keys = await credentials()
    } catch (error) {
      return refuse(response, 403, 'UnrecognizedClientException', `There are no credentials for ${endpoint.url}: ${textOf(error)}`)
    }
    const origin = new URL(serviceOrigin(endpoint, service))
    const path = `${origin.pathname === '/' ? '' : origin.pathname}${rawPath}`
    const sent = ['Host', origin.host, 'User-Agent', 'fourbox console', ...passedOn(headers, isRequestHeader)]
    const signing = { credentials: keys, region: signingRegion(endpoint, service), service: service.name, now: Date.now() }
    const signed = signRequest({ method, rawPath: path, rawQuery, headers: sent, body }, signing)
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    try {
      const answer = await send(`${origin.origin}${path}${rawQuery === '' ? '' : `?${rawQuery}`}`, {
        method,
        signal: gone.signal,
        headers: [...sent, ...signed],
        ...(body.length > 0 && { body }),
      })
      const answered = Object.entries(answer.headers).flatMap(([name, value]) => (value === undefined ? [] : [value].flat().flatMap((each) => [name, each])))
      response.writeHead(answer.statusCode, [...passedOn(answered, isResponseHeader)])
      await pipeline(answer.body, response)
    } catch (error) {
      if (response.headersSent) return void response.destroy()
      refuse(response, 503, 'ServiceUnavailableException', `${endpoint.url} does not answer: ${textOf(error)}`)
    }
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function passedOn(headers: readonly string[], isPassedOn: (name: string) => boolean): readonly string[] {
  return headers.filter((_each, index) => isPassedOn((headers[index - (index % 2)] ?? '').toLowerCase()))
}

/** What AWS's protocols say in headers; nothing of the browser's, of its cookies, or of this console's own credential. */
function isRequestHeader(name: string): boolean {
  return name === 'accept' || name === 'content-type' || (name.startsWith('x-amz-') && !signatures.has(name))
}

/** These are made anew. */
const signatures: ReadonlySet<string> = new Set(['x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256'])

function isResponseHeader(name: string): boolean {
  return name === 'content-type' || name === 'content-disposition' || name.startsWith('x-amz')
}
