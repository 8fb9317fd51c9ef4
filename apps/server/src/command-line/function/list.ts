import { print, printJson } from '../../terminal/terminal.ts'
import { runCommand, type Asked } from '../command.ts'
import { connectionHelp } from '../control-client.ts'

const help = `Usage: fourbox function list [OPTIONS]

Prints the Lambda functions: name, runtime, handler.

  --json                        print their configurations as JSON
${connectionHelp}

Exit code: 0 printed, 1 refused, 2 wrongly used.`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, options: {} }, list)
}

interface Listed {
  readonly FunctionName?: string
  readonly Runtime?: string
  readonly Handler?: string
}

async function list({ client, json }: Asked): Promise<number> {
  const all: Listed[] = []
  for (let marker: string | undefined, first = true; first || marker !== undefined; first = false) {
    const page: { readonly Functions?: readonly Listed[]; readonly NextMarker?: string } = Object(
      await client.json('GET', '/2015-03-31/functions', { query: { Marker: marker } }),
    )
    all.push(...(page.Functions ?? []))
    marker = page.NextMarker
  }
  if (json) printJson(all)
  else for (const { FunctionName = '', Runtime = '', Handler = '' } of all) print([FunctionName, Runtime, Handler].join('  '))
  return 0
}
