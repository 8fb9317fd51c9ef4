import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, type Http2Session, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2'
import type { Socket } from 'node:net'
import { reportBug } from '../../failures/report-bug.ts'
import { largestPayload } from '@fourbox/engine'
import { Http2Request } from './http2-request.ts'
import { Http2Response } from './http2-response.ts'

export interface Http2Sessions {
  /** Speaks HTTP/2 on a connection that has agreed to. */
  begin(socket: Socket): void
  /** Takes no new streams; answers those that are there. */
  close(): void
  /** Cuts off what is not done. */
  end(): void
}

/** As long as a connection of HTTP/1.1 may stand idle. */
const idleInMillis = 65_000

/** Streams of HTTP/2 are answered by whatever answers requests of HTTP/1.1. */
export function http2Sessions(answer: (request: IncomingMessage, response: ServerResponse) => void): Http2Sessions {
  const sessions = new Map<Http2Session, Socket>()
  let beginning: Socket | undefined
  const server = createServer({ maxHeaderListPairs: 2000, settings: { maxConcurrentStreams: 128 } })

  server.on('session', (session) => {
    // The session is made while its connection begins: what a session shows as its socket is another object.
    if (beginning) sessions.set(session, beginning)
    session.on('close', () => sessions.delete(session))
    session.on('error', () => session.destroy())
    session.setTimeout(idleInMillis, () => session.close())
  })
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders, _flags: number, rawHeaders: readonly string[]) => {
    // Who resets a stream is nobody's fault, and `close` follows.
    stream.on('error', () => undefined)
    const socket = stream.session && sessions.get(stream.session)
    if (!socket) return stream.close()
    try {
      const request = new Http2Request(stream, socket, headers, rawHeaders)
      const response = new Http2Response(request, stream)
      if (headers.expect?.toLowerCase() === '100-continue' && !(Number(headers['content-length']) > largestPayload)) response.writeContinue()
      answer(request, response)
    } catch (error) {
      reportBug(error)
      stream.destroy()
    }
  })

  return {
    begin: (socket) => {
      beginning = socket
      server.emit('connection', socket)
      beginning = undefined
    },
    close: () => {
      for (const session of sessions.keys()) session.close()
    },
    end: () => {
      for (const session of sessions.keys()) session.destroy()
    },
  }
}
