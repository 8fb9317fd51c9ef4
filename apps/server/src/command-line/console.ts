import { reportBug } from '../failures/report-bug.ts'
import { UsageError } from '../failures/usage-error.ts'
import { readOtherEndpoint } from '../other-endpoint/other-endpoint.ts'
import { type ConsoleSettings, startConsole } from '../other-endpoint/start-console.ts'
import { isLoopback } from '../settings/loopback.ts'
import { parseOptions } from '../settings/parse-options.ts'
import { named, portNumber, webAddress } from '../settings/setting-values.ts'
import { print } from '../terminal/terminal.ts'
import { runUntilStopped } from './run-until-stopped.ts'

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
  const { values: given } = parseOptions({ args: [...arguments_], options })
  if (given.help === true) {
    print(help)
    return 0
  }
  const settings = readSettings(given)
  const { endpoint, mayWrite } = settings
  return runUntilStopped(async () => {
    const { origin, close } = await startConsole(settings)
    if (given.json === true) print(JSON.stringify({ controlOrigin: origin, endpoint: endpoint.url }))
    else print(`The console is ready: ${origin}/console/ shows ${endpoint.url}${mayWrite ? '' : ', and only reads (--write lets it change things)'}`)
    return { close }
  })
}

interface Given {
  readonly endpoint?: string | undefined
  readonly region?: string | undefined
  readonly write?: boolean | undefined
  readonly 'execute-origin': string
  readonly host: string
  readonly port: string
}

function readSettings({ endpoint, region = process.env['AWS_REGION'], write = false, 'execute-origin': executeOrigin, host, port }: Given): ConsoleSettings {
  if (!isLoopback(host)) throw new UsageError('--host must be an address of loopback: whoever reaches this console acts with your credentials')
  if (endpoint === undefined) throw new UsageError('needs --endpoint; “--help” tells more')
  return {
    endpoint: readOtherEndpoint(
      named('--endpoint', () => webAddress(endpoint, 'http://localhost:4566')),
      region,
    ),
    mayWrite: write,
    host,
    port: named('--port', () => portNumber(port)),
    executeOrigin: named('--execute-origin', () => webAddress(executeOrigin, 'http://localhost:4401')).origin,
    reportBug,
  }
}
