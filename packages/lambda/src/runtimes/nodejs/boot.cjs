'use strict'
/* oxlint-disable no-underscore-dangle -- these names are AWS's and Node's */

/**
 * What a Node.js function runs in. Plain JavaScript, because the nearest interpreter on a machine may be an old one.
 *
 *   boot.cjs → waits for the start message: variables and handler (a spare process waits here until a function needs it)
 *            → load-handler.cjs → invocations.cjs, one invocation after the other, over one of two channels:
 *              socket-channel.cjs (descriptors 3 and 5, our own) or runtime-api-channel.cjs (AWS's Runtime API)
 *
 * Between invocations the process blocks in `next()`, as AWS freezes an environment: timers and promises that a function left behind go on with the
 * next invocation.
 */
const log = require('./console.cjs')
const { UnhandledPromiseRejection } = require('./errors.cjs')
const { addAwslambda } = require('./response-stream.cjs')
const { loadHandler } = require('./load-handler.cjs')
const { serveInvocations } = require('./invocations.cjs')

const channel = process.argv[2] === 'runtime-api' ? require('./runtime-api-channel.cjs') : require('./socket-channel.cjs')

void run()

async function run() {
  const handler = start(channel.start())
  log.patchConsole()
  const failed = { report: (error, exitCode) => channel.initError(error, () => process.exit(exitCode)) }
  process.on('uncaughtException', (error) => {
    log.logError('Uncaught Exception', error)
    failed.report(error, 129)
  })
  process.on('unhandledRejection', (reason) => {
    const error = new UnhandledPromiseRejection(reason)
    log.logError('Unhandled Promise Rejection', error)
    failed.report(error, 128)
  })
  addAwslambda()
  let load
  try {
    load = await loadHandler(process.env.LAMBDA_TASK_ROOT, handler)
  } catch (error) {
    log.logError('Uncaught Exception', error)
    failed.report(error, 129)
    return
  }
  serveInvocations(load, channel, failed)
}

/** Puts on the variables of the function; answers its handler. A process that was started for one function has them already. */
function start(message) {
  if (message.variables) {
    const { env } = process
    // What stays is not touched: whenever TZ is written or deleted, Node reads its table of time zones again, which takes longer than all the rest.
    for (const name of Object.keys(env)) if (!Object.hasOwn(message.variables, name)) delete env[name]
    for (const [name, value] of Object.entries(message.variables)) if (env[name] !== value) env[name] = value
    // NODE_PATH is read once, at Node's own start.
    require('node:module')._initPaths()
    process.chdir(message.variables.LAMBDA_TASK_ROOT)
  }
  return process.env._HANDLER
}
