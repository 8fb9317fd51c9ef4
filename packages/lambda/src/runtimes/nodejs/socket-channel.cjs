'use strict'

/**
 * JSON lines over the sockets on descriptors 3, which is read, and 5, which is written; a line that says `n` is followed by so many bytes. Everything is
 * read and written at once: a process that waits for its next invocation needs no event loop.
 *
 *   in   {"start": {variables?}}   [id, deadline, trace id, n, ARN or null for the same, client context, identity] event
 *   out  {"ready": true}   {"initError": type, "n"} error   {"done": true, "n", "mark"?} answer   {"error": type, "n", "exits"?} error
 *        {"head": content type}   {"chunk": true, "n"} bytes   {"end": true}   {"broken": type, "n"} error   {"tooLarge": true}
 */
const fs = require('node:fs')
const { toPayload } = require('./errors.cjs')
const { writeMark } = require('./console.cjs')

const [incoming, outgoing] = [3, 5]
const largestAnswer = 6_291_556
/** What has been read and not yet used: bytes of `piece` from `from` to `until`. No views are made of it: they are what a warm invocation would spend most of its time on. */
let piece = Buffer.allocUnsafe(65_536)
let from = 0
let until = 0
/** Small answers are put together in one place, again and again. */
const largestSmallAnswer = 32_768
const answerSpace = Buffer.allocUnsafe(largestSmallAnswer + 100)

/** Reads behind what is there; what has been used makes room first. */
function readMore() {
  if (from === until) from = until = 0
  else if (until === piece.length) {
    if (from === 0) piece = Buffer.concat([piece, Buffer.allocUnsafe(piece.length)])
    else piece.copyWithin(0, from, until)
    until -= from
    from = 0
  }
  const length = readSome(piece, until, piece.length - until)
  // Fourbox has gone: nobody waits for this function any more.
  if (length === 0) process.exit(0)
  until += length
}

function readSome(bytes, at, length) {
  try {
    return fs.readSync(incoming, bytes, at, length, null)
  } catch (error) {
    if (error.code === 'EOF' || error.code === 'ECONNRESET') return 0
    throw error
  }
}

function readLine() {
  let searched = from
  for (;;) {
    const end = piece.indexOf(10, searched)
    if (end >= 0 && end < until) {
      const line = JSON.parse(piece.utf8Slice(from, end))
      from = end + 1
      return line
    }
    const ahead = until - from
    readMore()
    searched = from + ahead
  }
}

function readText(count) {
  if (until - from >= count) {
    const text = piece.utf8Slice(from, from + count)
    from += count
    return text
  }
  const bytes = Buffer.allocUnsafe(count)
  let filled = piece.copy(bytes, 0, from, until)
  from = until = 0
  while (filled < count) {
    const length = readSome(bytes, filled, count - filled)
    if (length === 0) process.exit(0)
    filled += length
  }
  return bytes.toString()
}

function write(head, bytes) {
  if (!bytes) return writeAll(Buffer.from(`${JSON.stringify(head)}\n`))
  const line = `${JSON.stringify({ ...head, n: bytes.length })}\n`
  writeAll(bytes.length < 65_536 ? Buffer.concat([Buffer.from(line), bytes]) : Buffer.from(line))
  if (bytes.length >= 65_536) writeAll(bytes)
}

function writeAll(bytes, length = bytes.length) {
  for (let at = 0; at < length;) {
    try {
      at += fs.writeSync(outgoing, bytes, at, length - at)
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
  const line = `{"done":true,"n":${length}${mark ? ',"mark":true' : ''}}\n`
  if (length > largestSmallAnswer) return writeAll(Buffer.from(line + text))
  const end = answerSpace.write(text, answerSpace.write(line))
  writeAll(answerSpace, line.length + end)
}

let lastArn

module.exports = {
  start: () => readLine().start,
  ready: () => write({ ready: true }),
  initError(error, then) {
    const payload = toPayload(error)
    write({ initError: payload.errorType, mark: writeMark() }, Buffer.from(JSON.stringify(payload)))
    then()
  },
  next(take) {
    const [id, deadline, trace, n, arn, client, identity] = readLine()
    take({ id, arn: arn ?? lastArn, deadline, trace, client: client ?? undefined, identity: identity ?? undefined, event: readText(n) })
    lastArn = arn ?? lastArn
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
