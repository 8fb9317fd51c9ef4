'use strict'

const fs = require('node:fs')
const { Writable } = require('node:stream')
const { format } = require('node:util')
const { toLogText } = require('./errors.cjs')

/**
 * Log events go to descriptor 1 in frames, so that one of several lines stays one: four bytes of type, four of length, eight of microseconds since 1970, the
 * text. What a function writes there by itself stands between them. A frame of another type marks the end of an invocation's log.
 */
const textFrame = 0xa5_5a_00_03
const jsonFrame = 0xa5_5a_00_02
const markFrame = 0xa5_5a_ff_ff
const levels = { TRACE: 1, DEBUG: 2, INFO: 3, WARN: 4, ERROR: 5, FATAL: 6 }

const requestId = Symbol.for('aws.lambda.runtime.requestId')
/** Whether anything may have been written since the last mark. */
let written = false

function setRequestId(id) {
  globalThis[requestId] = id
}

function patchConsole() {
  const isJson = process.env.AWS_LAMBDA_LOG_FORMAT?.toUpperCase() === 'JSON'
  const least = levels[process.env.AWS_LAMBDA_LOG_LEVEL?.toUpperCase()] ?? 1
  const write = isJson ? writeJson : writeText
  const at = (level) => (levels[level] >= least ? (...values) => write(level, values) : () => undefined)
  console.trace = at('TRACE')
  console.debug = at('DEBUG')
  console.info = at('INFO')
  console.log = console.info
  console.warn = at('WARN')
  console.error = at('ERROR')
  console.fatal = (...values) => write('FATAL', values)
  module.exports.logError = isJson
    ? (_, error) => console.error(error instanceof Error ? error : new Error(error))
    : (title, error) => console.error(title, toLogText(error instanceof Error ? error : new Error(error)))
  replaceStream('stdout', 1)
  replaceStream('stderr', 2)
}

function writeText(level, values) {
  const now = new Date()
  writeFrame(textFrame, now, `${now.toISOString()}\t${globalThis[requestId]}\t${level}\t${format(...values)}\n`)
}

function writeJson(level, values) {
  const now = new Date()
  const record = { timestamp: now.toISOString(), level, requestId: globalThis[requestId] }
  writeFrame(jsonFrame, now, values.length === 1 ? ofOne(record, values[0]) : ofSeveral(record, values))
}

function ofOne(record, message) {
  try {
    return JSON.stringify({ ...record, message }, (_, value) => (value instanceof Error ? describe(value) : value))
  } catch {
    return JSON.stringify({ ...record, message: format(message) })
  }
}

function ofSeveral(record, values) {
  const error = values.find((value) => value instanceof Error)
  return JSON.stringify({ ...record, message: format(...values), ...(error ? { ...usual(error) } : {}) })
}

function describe(error) {
  return { ...usual(error), ...error }
}

function usual(error) {
  return {
    errorType: error.constructor?.name ?? 'UnknownError',
    errorMessage: error.message,
    stackTrace: typeof error.stack === 'string' ? error.stack.split('\n') : error.stack,
  }
}

function writeFrame(type, now, text) {
  written = true
  const length = Buffer.byteLength(text)
  const frame = Buffer.allocUnsafe(16 + length)
  frame.writeUInt32BE(type, 0)
  frame.writeUInt32BE(length, 4)
  frame.writeBigUInt64BE(BigInt(now.valueOf()) * 1000n, 8)
  frame.write(text, 16)
  writeOut(frame)
}

function writeOut(bytes) {
  for (let at = 0; at < bytes.length;) {
    try {
      at += fs.writeSync(1, bytes, at, bytes.length - at)
    } catch (error) {
      if (error.code !== 'EAGAIN') return
    }
  }
}

/**
 * Marks the end of this invocation's log where there is one, so that its lines are read before its END.
 * A child process may write there, too.
 * @returns whether there is a mark to wait for
 */
function writeMark() {
  if (!written && !mayHaveChildren()) return false
  written = false
  const frame = Buffer.alloc(16)
  frame.writeUInt32BE(markFrame, 0)
  writeOut(frame)
  return true
}

/** Looked up again only when a module of Node's has been loaded since. */
let modulesSeen = 0
let hasChildProcess = false
function mayHaveChildren() {
  const { moduleLoadList } = process
  if (moduleLoadList.length !== modulesSeen) {
    modulesSeen = moduleLoadList.length
    hasChildProcess = moduleLoadList.includes('NativeModule child_process')
  }
  return hasChildProcess
}

/**
 * `process.stdout` and `process.stderr`: Node's own would keep back what the pipe does not take at once, and then come behind the end of an invocation. Made
 * when they are first asked for, as Node makes its own.
 */
function replaceStream(name, descriptor) {
  Object.defineProperty(process, name, {
    configurable: true,
    enumerable: true,
    get() {
      const stream = new Writable({
        write(chunk, _, taken) {
          written = true
          writeOut(chunk)
          taken()
        },
      })
      stream.fd = descriptor
      Object.defineProperty(process, name, { configurable: true, enumerable: true, value: stream, writable: true })
      return stream
    },
  })
}

module.exports = { patchConsole, setRequestId, writeMark, logError: undefined }
