'use strict'

/**
 * The same channel as socket-channel.cjs, over AWS's Runtime API (FOURBOX_NODE_RUNTIME_API=1). Node has no blocking HTTP, so here a function's event loop goes on
 * between invocations.
 */
const http = require('node:http')
const { toPayload } = require('./errors.cjs')
const { writeMark } = require('./console.cjs')

const [hostname, port] = (process.env.AWS_LAMBDA_RUNTIME_API ?? '').split(':')
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
const prefix = '/2018-06-01/runtime'

function post(path, body, headers, then) {
  const request = http.request({
    hostname,
    port,
    path: prefix + path,
    method: 'POST',
    agent,
    headers: { ...headers, 'Lambda-Runtime-Fourbox-Mark': String(writeMark()) },
  })
  request.on('response', (response) => response.resume().on('end', then))
  request.on('error', leave)
  request.end(body)
}

/** Fourbox has gone. */
function leave() {
  process.exit(0)
}

function postError(path, error, headers, then) {
  const payload = toPayload(error)
  post(path, JSON.stringify(payload), { 'Content-Type': 'application/json', 'Lambda-Runtime-Function-Error-Type': payload.errorType, ...headers }, then)
}

module.exports = {
  start: () => ({}),
  /** The first `next` says it. */
  ready: () => undefined,
  initError: (error, then) => postError('/init/error', error, {}, then),
  next(take) {
    const request = http.get({ hostname, port, path: `${prefix}/invocation/next`, agent })
    request.on('error', leave)
    request.on('response', (response) => {
      const { headers } = response
      const pieces = []
      response.on('data', (piece) => pieces.push(piece))
      response.on('end', () =>
        take({
          id: headers['lambda-runtime-aws-request-id'],
          arn: headers['lambda-runtime-invoked-function-arn'],
          deadline: Number(headers['lambda-runtime-deadline-ms']),
          trace: headers['lambda-runtime-trace-id'],
          client: headers['lambda-runtime-client-context'],
          identity: headers['lambda-runtime-cognito-identity'],
          event: Buffer.concat(pieces).toString(),
        }),
      )
    })
  },
  answer: (id, text, then) => post(`/invocation/${id}/response`, text, { 'Content-Type': 'application/json' }, then),
  error: (id, error, then, exits = false) => postError(`/invocation/${id}/error`, error, { 'Lambda-Runtime-Fourbox-Exits': String(exits) }, then),
  stream(id) {
    let request
    return {
      head(contentType) {
        request = http.request({
          hostname,
          port,
          path: `${prefix}/invocation/${id}/response`,
          method: 'POST',
          agent,
          headers: {
            'Content-Type': contentType,
            'Transfer-Encoding': 'chunked',
            'Lambda-Runtime-Function-Response-Mode': 'streaming',
            Trailer: 'Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
          },
        })
        request.on('error', leave)
      },
      chunk: (bytes, taken) => request.write(bytes, () => taken()),
      end(then) {
        request.on('response', (response) => response.resume().on('end', then))
        request.end()
      },
      fail(error, then) {
        const payload = toPayload(error)
        request.addTrailers({
          'Lambda-Runtime-Function-Error-Type': payload.errorType,
          'Lambda-Runtime-Function-Error-Body': Buffer.from(JSON.stringify(payload)).toString('base64'),
        })
        request.on('response', (response) => response.resume().on('end', then))
        request.end()
      },
    }
  },
}
