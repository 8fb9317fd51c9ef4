import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Answering, dispatch, type Service, type WireRequest, type WireResponse } from '@fourbox/wire'
import type express from 'express'
import { unavailableText } from '../failures/unavailable-text.ts'

export interface WireRouteParts<Context> extends Pick<Answering<Context>, 'handlers' | 'reportBug'> {
  readonly service: Service | (() => Promise<Service>)
  /** What the operations of one call are lent; the id is the call's. */
  readonly context: (requestId: string) => Context
  /** Reads large bodies elsewhere than on this thread; undefined leaves a body to the service. */
  readonly readJson?: (call: WireRequest) => Promise<unknown>
  /** How an answer is told from all others. */
  readonly identifyingHeaders: (requestId: string) => Readonly<Record<string, string>>
}

/**
 * One of AWS's services as an Express handler: answers every request that reaches it. Mount it behind the admission
 * checks, and behind the reading of the body.
 */
export function wireRoute<Context>(parts: WireRouteParts<Context>): express.RequestHandler {
  const { handlers, reportBug, context, identifyingHeaders } = parts
  return async (request, response) => {
    const requestId = randomUUID()
    const service = typeof parts.service === 'function' ? await parts.service() : parts.service
    const call = readWireRequest(request)
    const json = await parts.readJson?.(call)
    const answer = await dispatch(json === undefined ? call : { ...call, json }, { service, handlers, context: context(requestId), reportBug, unavailableText })
    await write(answer, identifyingHeaders(requestId), response)
  }
}

/** The call as Express has it, with the body that was read of it. */
export function readWireRequest(request: express.Request): WireRequest {
  const [rawPath, query] = splitOnce(request.originalUrl, '?')
  const body: unknown = request.body
  return {
    httpMethod: request.method,
    rawPath,
    query: new URLSearchParams(query),
    header: (name) => request.get(name),
    body: body instanceof Uint8Array ? body : new Uint8Array(),
  }
}

async function write(answer: WireResponse, identifyingHeaders: Readonly<Record<string, string>>, response: express.Response): Promise<void> {
  const headers = { ...identifyingHeaders, ...answer.headers }
  if ('frames' in answer) {
    response.writeHead(answer.status, headers).flushHeaders()
    // Whoever reads it may leave at any time, which ends the stream as its end does.
    await pipeline(Readable.from(answer.frames, { objectMode: true, highWaterMark: 1 }), response).catch(() => response.destroy())
    return
  }
  const length = answer.status === 204 ? {} : { 'Content-Length': Buffer.byteLength(answer.body) }
  response.writeHead(answer.status, { ...headers, ...length }).end(answer.body)
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}
