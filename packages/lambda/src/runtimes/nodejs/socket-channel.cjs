'use strict'

/**
 * JSON lines over the socket on descriptor 3; a line that says `n` is followed by so many bytes. Everything is read and written at once: a process that
 * waits for its next invocation needs no event loop.
 *
 *   in   {"start": {variables?}}   {"id", "arn", "deadline", "trace", "client"?, "identity"?, "n"} event
 *   out  {"ready": true}   {"initError": type, "n"} error   {"done": true, "n", "mark"?} answer   {"error": type, "n", "exits"?} error
 *        {"head": content type}   {"chunk": true, "n"} bytes   {"end": true}   {"broken": type, "n"} error   {"tooLarge": true}
 */
const fs = require('node:fs')
const { toPayload } = require('./errors.cjs')
const { writeMark } = require('./console.cjs')

const descriptor = 3
const largestAnswer = 6_291_556
let buffered = Buffer.alloc(0)
const piece = Buffer.allocUnsafe(65_536)

function readMore() {
  const length = readSome()
  // Fourbox has gone: nobody waits for this function any more.
  if (length === 0) process.exit(0)
  buffered = buffered.length === 0 ? Buffer.from(piece.subarray(0, length)) : Buffer.concat([buffered, piece.subarray(0, length)])
}

function readSome() {
  try {
    return fs.readSync(descriptor, piece, 0, piece.length, null)
  } catch (error) {
    if (error.code === 'EOF' || error.code === 'ECONNRESET') return 0
    throw error
  }
}

function readLine() {
  let searched = 0
  for (;;) {
    const end = buffered.indexOf(10, searched)
    if (end >= 0) {
      const line = JSON.parse(buffered.toString('utf8', 0, end))
      buffered = buffered.subarray(end + 1)
      return line
    }
    searched = buffered.length
    readMore()
  }
}

function readBytes(count) {
  if (buffered.length < count) {
    const bytes = Buffer.allocUnsafe(count)
    let filled = buffered.copy(bytes)
    buffered = Buffer.alloc(0)
    while (filled < count) {
      const length = fs.readSync(descriptor, bytes, filled, count - filled, null)
      if (length === 0) process.exit(0)
      filled += length
    }
    return bytes
  }
  const bytes = buffered.subarray(0, count)
  buffered = buffered.subarray(count)
  return bytes
}

function write(head, bytes) {
  if (!bytes) return writeAll(Buffer.from(`${JSON.stringify(head)}\n`))
  const line = `${JSON.stringify({ ...head, n: bytes.length })}\n`
  writeAll(bytes.length < 65_536 ? Buffer.concat([Buffer.from(line), bytes]) : Buffer.from(line))
  if (bytes.length >= 65_536) writeAll(bytes)
}

function writeAll(bytes) {
  for (let at = 0; at < bytes.length;) {
    try {
      at += fs.writeSync(descriptor, bytes, at, bytes.length - at)
    } catch (error) {
      if (error.code === 'EPIPE' || error.code === 'ECONNRESET') process.exit(0)
      if (error.code !== 'EAGAIN') throw error
    }
  }
}

/** The common answer is one text: a line and what stands behind it. */
function writeAnswer(text) {
  const length = Buffer.byteLength(text)
  const mark = writeMark()
  if (length > largestAnswer) return write({ tooLarge: true, mark })
  writeAll(Buffer.from(`{"done":true,"n":${length}${mark ? ',"mark":true' : ''}}\n${text}`))
}

module.exports = {
  start: () => readLine().start,
  ready: () => write({ ready: true }),
  initError(error, then) {
    const payload = toPayload(error)
    write({ initError: payload.errorType, mark: writeMark() }, Buffer.from(JSON.stringify(payload)))
    then()
  },
  next(take) {
    const { id, arn, deadline, trace, client, identity, n } = readLine()
    take({ id, arn, deadline, trace, client, identity, event: readBytes(n).toString() })
  },
  answer(_, text, then) {
    writeAnswer(text)
    then()
  },
  error(_, error, then, exits = false) {
    const payload = toPayload(error)
    write({ error: payload.errorType, exits, mark: writeMark() }, Buffer.from(JSON.stringify(payload)))
    then()
  },
  /** What a streaming function writes to; back pressure is the socket's own: a write returns when it is taken. */
  stream: () => ({
    head: (contentType) => write({ head: contentType }),
    chunk: (bytes, taken) => {
      write({ chunk: true }, bytes)
      taken()
    },
    end: (then) => {
      write({ end: true, mark: writeMark() })
      then()
    },
    fail: (error, then) => {
      const payload = toPayload(error)
      write({ broken: payload.errorType, mark: writeMark() }, Buffer.from(JSON.stringify(payload)))
      then()
    },
  }),
}
