import { flushCompileCache } from 'node:module'
import { print, printError } from '../terminal/terminal.ts'
import { describeOptions, readConfig } from '../settings/config.ts'
import { endForksAhead, forkAhead } from '../execute-api/workers/worker-forks.ts'
import { runUntilStopped } from './run-until-stopped.ts'
import { openToAll, readiness } from './start-messages.ts'

const help = `Usage: fourbox start [OPTIONS]
   or: npm start -- [OPTIONS]

Starts the console with AWS’s protocol and the deployed APIs, and prints where they are. Ctrl-C stops them.

  --help                          shows this
  --json                          prints the addresses as JSON once everything is ready

${describeOptions()}

A function that is not defined here (fourbox function create, aws lambda create-function) is called at AWS_ENDPOINT_URL_LAMBDA,
another service of AWS at its AWS_ENDPOINT_URL_<SERVICE>.
Clients of CloudWatch Logs put “streaming-” before the host for a live tail: use http://logs.localhost:PORT, or turn the prefix off in the client.
`

/** Starts the server and stays until it is told to stop. */
export async function run(arguments_: readonly string[]): Promise<number> {
  if (arguments_.includes('--help') || arguments_.includes('-h')) {
    print(help)
    return 0
  }
  const config = readConfig(
    arguments_.filter((argument) => argument !== '--json'),
    process.env,
  )
  // Workers load beside the control plane, whose own code follows now.
  forkAhead(config.workers)
  const { keepRunning } = await import('../snapshots/keep-running.ts')
  return runUntilStopped(async () => {
    const { close, drain, failed, ...addresses } = await keepRunning(config).finally(endForksAhead)
    print(arguments_.includes('--json') ? JSON.stringify(addresses) : readiness(addresses, config.role))
    const warning = openToAll(config)
    if (warning !== undefined) printError(warning)
    // A server that is killed would leave nothing for the next start.
    flushCompileCache()
    return { close, drain, failed }
  })
}
