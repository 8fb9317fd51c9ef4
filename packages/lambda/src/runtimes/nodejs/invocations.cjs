'use strict'
/* oxlint-disable no-underscore-dangle -- these names are AWS's and Node's */

const { setRequestId } = require('./console.cjs')
const log = require('./console.cjs')
const { NodeJsExit, CallbackHandlerDeprecated } = require('./errors.cjs')
const { isStreaming, ResponseStream } = require('./response-stream.cjs')

/** Of nodejs24.x on, functions have no callback any more. */
const firstWithoutCallbacks = 24

/** Takes one invocation after the other; `failed.report` is who is told of an error that nobody caught. */
function serveInvocations(handler, channel, failed) {
  const streams = isStreaming(handler)
  const isAsync = handler.constructor?.name === 'AsyncFunction'
  const runtime = Number(/^AWS_Lambda_nodejs(\d+)/.exec(process.env.AWS_EXECUTION_ENV ?? '')?.[1] ?? 0)
  let emptied = () => undefined
  process.on('beforeExit', () => emptied())

  const turn = {
    /** Called when Node has nothing left to do. */
    onEmpty: (then) => (emptied = then),
    next: () => setImmediate(() => channel.next(take)),
  }

  function take(invocation) {
    const { id, trace } = invocation
    setRequestId(id)
    if (trace) process.env._X_AMZN_TRACE_ID = trace
    else delete process.env._X_AMZN_TRACE_ID
    failed.report = (error, exitCode) => channel.error(id, error, () => process.exit(exitCode), true)
    if (streams) void runStreaming(handler, invocation, channel, turn)
    else runBuffered({ handler, isAsync, hasCallback: runtime < firstWithoutCallbacks }, invocation, channel, turn)
  }

  if (!streams && !isAsync && handler.length >= 3) {
    if (runtime >= firstWithoutCallbacks) {
      const error = new CallbackHandlerDeprecated(
        'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.',
      )
      log.logError('Uncaught Exception', error)
      failed.report(error, 129)
      return
    }
  }
  channel.ready()
  turn.next()
}

function runBuffered({ handler, isAsync, hasCallback }, invocation, channel, turn) {
  const { id } = invocation
  let finished = false

  const answer = (result) => {
    let text
    try {
      text = JSON.stringify(result === undefined ? null : result) ?? 'null'
    } catch {
      return fail(new Error('Unable to stringify response body'))
    }
    channel.answer(id, text, turn.next)
  }
  const fail = (error) => {
    log.logError('Invoke Error', error)
    channel.error(id, error, turn.next)
  }
  const once = (settle) => (error, result) => {
    if (finished) return
    finished = true
    turn.onEmpty(() => undefined)
    settle(error, result)
  }
  const isThere = (error) => error !== undefined && error !== null

  const done = once((error, result) => (isThere(error) ? fail(error) : answer(result)))
  const callback = once((error, result) => {
    if (isThere(error)) fail(error)
    else if (context.callbackWaitsForEmptyEventLoop) turn.onEmpty(() => setImmediate(() => (turn.onEmpty(() => undefined), answer(result))))
    else answer(result)
  })
  // Nobody called back, and nothing is left that could.
  turn.onEmpty(() => {
    if (finished) return
    finished = true
    turn.onEmpty(() => undefined)
    if (isAsync) fail(new NodeJsExit())
    else answer(null)
  })

  const succeed = (result) => done(null, result)
  const failWith = (error) => (isThere(error) ? done(error) : done('handled'))
  let context
  try {
    const facts = factsOf(invocation)
    context = {
      callbackWaitsForEmptyEventLoop: true,
      succeed,
      fail: failWith,
      done,
      functionVersion: facts.functionVersion,
      functionName: facts.functionName,
      memoryLimitInMB: facts.memoryLimitInMB,
      logGroupName: facts.logGroupName,
      logStreamName: facts.logStreamName,
      clientContext: facts.clientContext,
      identity: facts.identity,
      invokedFunctionArn: invocation.arn,
      awsRequestId: id,
      getRemainingTimeInMillis: () => invocation.deadline - Date.now(),
    }
    const result = hasCallback ? handler(JSON.parse(invocation.event), context, callback) : handler(JSON.parse(invocation.event), context)
    if (typeof result?.then === 'function') result.then(succeed, failWith)
    else if (!hasCallback) succeed(result)
  } catch (error) {
    callback(error)
  }
}

async function runStreaming(handler, invocation, channel, turn) {
  const { id } = invocation
  const sink = channel.stream(id)
  const stream = new ResponseStream(sink, handler)
  const context = {
    callbackWaitsForEmptyEventLoop: true,
    invokedFunctionArn: invocation.arn,
    awsRequestId: id,
    getRemainingTimeInMillis: () => invocation.deadline - Date.now(),
  }
  let ended = false
  const next = () => {
    if (!context.callbackWaitsForEmptyEventLoop) return turn.next()
    turn.onEmpty(() => setImmediate(() => (turn.onEmpty(() => undefined), turn.next())))
  }
  const fail = (error) => {
    if (ended) return
    ended = true
    log.logError('Invoke Error', error)
    if (stream.begun) sink.fail(error, turn.next)
    else channel.error(id, error, turn.next)
  }
  stream.on('error', fail)
  const finished = new Promise((resolve) => stream.on('finish', resolve))
  turn.onEmpty(() => {
    turn.onEmpty(() => undefined)
    fail(new NodeJsExit())
  })
  try {
    Object.assign(context, factsOf(invocation))
    const running = handler(JSON.parse(invocation.event), stream, context)
    if (typeof running?.then !== 'function') return fail('Streaming does not support non-async handlers.')
    if ((await running) !== undefined) console.warn('Streaming handlers ignore return values.')
    if (!stream.writableEnded) return fail('Response stream is not finished.')
    await finished
    if (ended) return
    ended = true
    turn.onEmpty(() => undefined)
    sink.end(next)
  } catch (error) {
    fail(error)
  }
}

/** Of the environment, the same for each invocation; a look at `process.env` costs a microsecond. */
let environmentFacts
function factsOf({ client, identity }) {
  const { env } = process
  environmentFacts ??= {
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: undefined,
    identity: undefined,
  }
  if (client === undefined && identity === undefined) return environmentFacts
  return { ...environmentFacts, clientContext: parse(client, 'ClientContext'), identity: parse(identity, 'CognitoIdentity') }
}

function parse(text, name) {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`Cannot parse ${name} as json: ${String(error)}`, { cause: error })
  }
}

module.exports = { serveInvocations }
