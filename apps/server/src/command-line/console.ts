import { parseArgs } from 'node:util'
import { isOwnersToMend } from '../failures/owners-to-mend.ts'
import { reportBug } from '../failures/report-bug.ts'
import { UsageError } from '../failures/usage-error.ts'
import { type OtherEndpoint, readOtherEndpoint } from '../other-endpoint/other-endpoint.ts'
import { startConsole } from '../other-endpoint/start-console.ts'
import { isLoopback } from '../settings/config.ts'
import { portNumber } from '../settings/setting-values.ts'
import { print, printError } from '../terminal/terminal.ts'
import { stopSignal } from './stop-signal.ts'

const help = `Usage: fourbox console --endpoint URL [OPTIONS]

Serves the console alone, in front of another implementation of AWS’s protocol: AWS itself, an emulator, another Fourbox.
It only reads, unless it is told otherwise. Calls are signed in this process with the credentials that AWS’s SDKs find
(environment, profiles, single sign-on); the browser never has them. Ctrl-C stops it.

  --endpoint URL                https://apigateway.eu-central-1.amazonaws.com, http://localhost:4566, …
  --region REGION               (the endpoint’s own, AWS_REGION, us-east-1)
  --write                       change things, too
  --execute-origin URL          where deployed APIs answer, for Invoke URLs (http://localhost:4401; AWS’s are known)
  --host ADDRESS                the address to listen on, of loopback (127.0.0.1)
  --port PORT                   (4403)
  --json                        prints the address as JSON
`

const options = {
  endpoint: { type: 'string' },
  region: { type: 'string' },
  write: { type: 'boolean' },
  'execute-origin': { type: 'string', default: 'http://localhost:4401' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '4403' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Serves the console in front of another endpoint and stays until it is told to stop. */
export async function run(arguments_: readonly string[]): Promise<number> {
  const given = parse(arguments_)
  if (given.help === true) {
    print(help)
    return 0
  }
  const { host } = given
  if (!isLoopback(host)) throw new UsageError('--host must be an address of loopback: whoever reaches this console acts with your credentials')
  const endpoint = endpointOf(given.endpoint, given.region ?? process.env['AWS_REGION'])
  const mayWrite = given.write === true
  try {
    const stop = stopSignal()
    const settings = { endpoint, mayWrite, host, port: portOf(given.port), executeOrigin: originOf(given['execute-origin']), reportBug }
    const { origin, close } = await startConsole(settings)
    if (given.json === true) print(JSON.stringify({ controlOrigin: origin, endpoint: endpoint.url }))
    else print(`The console is ready: ${origin}/console/ shows ${endpoint.url}${mayWrite ? '' : ', and only reads (--write lets it change things)'}`)
    await stop
    await close()
    return 0
  } catch (error) {
    if (!isOwnersToMend(error)) throw error
    printError(error.message)
    return 1
  }
}

function parse(arguments_: readonly string[]) {
  try {
    return parseArgs({ args: [...arguments_], options }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function endpointOf(text: string | undefined, region: string | undefined): OtherEndpoint {
  if (text === undefined) throw new UsageError('needs --endpoint; “--help” tells more')
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw new UsageError(`--endpoint must be an address such as http://localhost:4566, not ${JSON.stringify(text)}`)
  return readOtherEndpoint(text, region)
}

function originOf(text: string): string {
  if (!URL.canParse(text)) throw new UsageError(`--execute-origin must be an address such as http://localhost:4401, not ${JSON.stringify(text)}`)
  return new URL(text).origin
}

function portOf(text: string): number {
  try {
    return portNumber(text)
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`--port ${error.message}`) : error
  }
}
