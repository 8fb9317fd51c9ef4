'use strict'
/* oxlint-disable no-underscore-dangle -- these names are AWS's and Node's */

const { Writable } = require('node:stream')
const { InvalidStreamingOperation, MalformedStreamingHandler } = require('./errors.cjs')

const streaming = Symbol.for('aws.lambda.runtime.handler.streaming')
const highWaterMark = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark')
const prelude = 'application/vnd.awslambda.http-integration-response'

/** `awslambda`, which functions find among their globals. */
function addAwslambda() {
  if (['1', 'true'].includes(process.env.AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA)) return
  globalThis.awslambda = {
    streamifyResponse(handler, options) {
      handler[streaming] = 'response'
      if (typeof options?.highWaterMark === 'number') handler[highWaterMark] = Math.trunc(options.highWaterMark)
      return handler
    },
    HttpResponseStream: {
      /** What is written first is the status and the headers as JSON, and eight zero bytes. */
      from(stream, metadata) {
        stream.setContentType(prelude)
        const head = JSON.stringify(metadata)
        stream._onBeforeFirstWrite = (write) => {
          write(head)
          write(new Uint8Array(8))
        }
        return stream
      },
    },
  }
}

function isStreaming(handler) {
  const kind = handler[streaming]
  if (kind === undefined || kind === null || kind === false) return false
  if (kind !== 'response') throw new MalformedStreamingHandler('Only response streaming is supported.')
  return true
}

/** What a streaming handler writes to: `sink` takes the content type, then bytes. */
class ResponseStream extends Writable {
  #sink
  #contentType = 'application/octet-stream'
  #begun = false

  constructor(sink, handler) {
    super({ decodeStrings: true, objectMode: false, ...(handler[highWaterMark] ? { highWaterMark: handler[highWaterMark] } : {}) })
    this.#sink = sink
  }

  setContentType(type) {
    if (this.#begun) throw new InvalidStreamingOperation('Cannot set content-type, too late.')
    this.#contentType = type
  }

  /** Whatever is no text and no bytes is written as JSON. */
  write(chunk, encoding, callback) {
    const isBytes = typeof chunk === 'string' || Buffer.isBuffer(chunk) || chunk?.constructor === Uint8Array
    this.#begin()
    return super.write(isBytes ? chunk : JSON.stringify(chunk), encoding, callback)
  }

  end(...values) {
    if (values.length > 0 && typeof values[0] !== 'function' && values[0] !== undefined && values[0] !== null) {
      this.write(values[0], typeof values[1] === 'string' ? values[1] : undefined)
      return super.end(values.find((value) => typeof value === 'function'))
    }
    this.#begin()
    return super.end(...values)
  }

  #begin() {
    if (this.#begun) return
    this.#begun = true
    this.#sink.head(this.#contentType)
    const first = this._onBeforeFirstWrite
    if (typeof first === 'function') first((piece) => super.write(piece))
  }

  _write(chunk, _, taken) {
    if (chunk.length === 0) return taken()
    this.#sink.chunk(chunk, taken)
  }

  /** An error before anything was written is an error of the whole; later it breaks the stream. */
  get begun() {
    return this.#begun
  }
}

module.exports = { addAwslambda, isStreaming, ResponseStream }
