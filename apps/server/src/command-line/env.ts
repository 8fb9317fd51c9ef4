import { print, printJson } from '../terminal/terminal.ts'
import { clientVariables } from '../settings/client-variables.ts'
import { readConfig } from '../settings/config.ts'
import { UsageError } from '../failures/usage-error.ts'
import { quoted } from './quoted.ts'

const help = `Usage: fourbox env [--shell sh|fish|powershell] [OPTIONS]

Prints the variables that point AWS’s SDKs, the AWS CLI, boto3 and Terraform to this Fourbox:

  eval "$(npm run -s fourbox -- env)"

Takes the options of “fourbox start”, so that ports and region agree.`

const syntaxes = {
  sh: (name: string, value: string) => `export ${name}=${quoted(value)}`,
  fish: (name: string, value: string) => `set -gx ${name} ${quoted(value)}`,
  powershell: (name: string, value: string) => `$Env:${name} = "${value}"`,
} as const satisfies Record<string, (name: string, value: string) => string>

export async function run(arguments_: readonly string[]): Promise<number> {
  if (arguments_.includes('--help') || arguments_.includes('-h')) {
    print(help)
    return 0
  }
  const { shell, json, rest } = takeOwn(arguments_)
  const variables = clientVariables(readConfig(rest, process.env))
  if (!('AWS_ACCESS_KEY_ID' in variables))
    throw new UsageError('knows no access key of the strict mode: make one with “fourbox access-key”, or configure FOURBOX_ACCESS_KEYS')
  if (json) printJson(variables)
  else for (const [name, value] of Object.entries(variables)) print(syntaxes[shell](name, value))
  return 0
}

type Shell = keyof typeof syntaxes

function takeOwn(arguments_: readonly string[]): { readonly shell: Shell; readonly json: boolean; readonly rest: readonly string[] } {
  const at = arguments_.indexOf('--shell')
  const name = at < 0 ? 'sh' : (arguments_[at + 1] ?? '')
  if (!isShell(name)) throw new UsageError(`--shell must be one of ${Object.keys(syntaxes).join(', ')}, not ${JSON.stringify(name)}`)
  const rest = arguments_.filter((argument, index) => argument !== '--json' && (at < 0 || (index !== at && index !== at + 1)))
  return { shell: name, json: arguments_.includes('--json'), rest }
}

function isShell(name: string): name is Shell {
  return Object.hasOwn(syntaxes, name)
}
