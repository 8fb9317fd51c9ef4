import { isPourable, type MethodResponse, type Pourable } from '@fourbox/engine'
import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Writes the engine's answer: one `writeHead` with the raw headers. Connection is API Gateway's own,
 * Content-Length stands for every body that is in memory.
 */
export function writeAnswer(response: ServerResponse, { status, headers, body }: MethodResponse, longestStallInMillis = stallInMillis): void {
  const head: Head = { status, raw: headers.concat(response.shouldKeepAlive ? keepAlive : close) }
  if (!(body instanceof Uint8Array)) {
    if (isPourable(body)) return pour(response, head, body, longestStallInMillis)
    response.writeHead(status, head.raw)
    void pump(response, body, longestStallInMillis)
    return
  }
  writeHead(response, head, body.length)
  // As text a small body leaves in one piece with its head, which costs the system a tenth less of the whole call.
  if (body.length <= mostBytesAsText) response.end(Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'), 'latin1')
  else response.end(body)
  if (isBehind(response)) cutWhenStalled(response, longestStallInMillis)
}

/** How long a client may take nothing of what waits for it. */
const stallInMillis = 60_000

/**
 * Whether the system's own buffers are full: what else there is waits here, and takes memory. Over TLS every answer waits for a turn of
 * Node's loop, and is timed: 0.2 µs of a call's 65, for which no client that stops reading is missed.
 */
function isBehind(response: ServerResponse): boolean {
  return (response.socket ?? response).writableLength > 0
}

/** Node tells a connection's progress from its standing still, and cuts the one that stands. What is done with an answer sets the time for the next call anew. */
function cutWhenStalled(response: ServerResponse, longestStallInMillis: number): void {
  response.setTimeout(longestStallInMillis)
}

/** The client has caught up: from now on it waits for the back end. */
function letWait(response: ServerResponse): void {
  response.setTimeout(0)
}

interface Head {
  readonly status: number
  readonly raw: string[]
}

function writeHead(response: ServerResponse, { status, raw }: Head, length: number): void {
  if (status !== 204 && status !== 304 && !hasContentLength(raw)) raw.push('Content-Length', String(length))
  response.writeHead(status, raw)
}

const keepAlive = ['Connection', 'keep-alive']
const close = ['Connection', 'close']
const mostBytesAsText = 8192

/** Closes the connection behind the answer, once the client had a moment to read it while still sending. */
export function writeLastAnswer(request: IncomingMessage, response: ServerResponse, { status, headers, body }: MethodResponse): void {
  const bytes = body instanceof Uint8Array ? body : new Uint8Array()
  const raw = headers.concat(close)
  // HTTP/2 has none to itself.
  const { socket } = response
  if (!hasContentLength(headers)) raw.push('Content-Length', String(bytes.length))
  response.writeHead(status, raw)
  response.write(bytes)
  // A socket that is closed with unread bytes in it is reset, and the answer would be lost with it.
  const end = () => {
    clearTimeout(timer)
    response.end(() => socket?.destroySoon())
  }
  const timer = setTimeout(end, lingerInMillis)
  request.once('end', end).once('close', end).resume()
}

const lingerInMillis = 1000

/** A body that is whole already, in pieces, leaves with its length; else its head goes out as soon as it is known that more is to come. */
function pour(response: ServerResponse, head: Head, body: Pourable, longestStallInMillis: number): void {
  let pieces: Uint8Array[] | undefined = []
  let isWhole = false
  const flow = body.pour({
    write(piece) {
      if (pieces !== undefined) return pieces.push(piece) > 0
      const mayGoOn = response.write(piece)
      if (!mayGoOn) cutWhenStalled(response, longestStallInMillis)
      return mayGoOn
    },
    end() {
      if (pieces === undefined) response.end()
      else isWhole = true
    },
    // The status is out already: a torn connection is the only way to say that the body is not whole.
    fail: () => void response.destroy(),
  })
  if (response.destroyed) return flow.stop()
  const there = pieces
  pieces = undefined
  response.cork()
  if (isWhole)
    writeHead(
      response,
      head,
      there.reduce((size, piece) => size + piece.length, 0),
    )
  else response.writeHead(head.status, head.raw)
  for (const piece of there) response.write(piece)
  if (isWhole) response.end()
  response.uncork()
  if (isBehind(response)) cutWhenStalled(response, longestStallInMillis)
  const caughtUp = () => {
    letWait(response)
    flow.resume()
  }
  response.on('drain', caughtUp).on('close', () => flow.stop())
}

async function pump(response: ServerResponse, body: AsyncIterable<Uint8Array>, longestStallInMillis: number): Promise<void> {
  try {
    for await (const chunk of body) {
      // The iterator's own end, which a break calls, lets the back end go.
      if (response.destroyed) break
      if (response.write(chunk)) continue
      cutWhenStalled(response, longestStallInMillis)
      await drained(response)
      letWait(response)
    }
    response.end()
  } catch {
    // The status is out already: a torn connection is the only way to say that the body is not whole.
    response.destroy()
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.on('drain', done).on('close', done)
  })
}

function hasContentLength(headers: readonly string[]): boolean {
  for (let at = 0; at < headers.length; at += 2) if (headers[at]?.length === 14 && headers[at]?.toLowerCase() === 'content-length') return true
  return false
}
