import { print, printJson } from '../../terminal/terminal.ts'
import { runCommand, type Asked } from '../command.ts'
import { connectionHelp } from '../control-client.ts'

const help = `Usage: fourbox stack list [OPTIONS]

Prints the stacks that were imported: name, number of resources, and what was imported.

  --json                        print them as JSON
${connectionHelp}

Exit code: 0 printed, 1 refused, 2 wrongly used.`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, options: {} }, list)
}

interface Listed {
  readonly stackName?: string
  readonly resources?: number
  readonly source?: string
}

async function list({ client, json }: Asked): Promise<number> {
  const { item = [] }: { readonly item?: readonly Listed[] } = Object(await client.json('GET', '/_fourbox/stacks'))
  if (json) printJson(item)
  else for (const { stackName = '', resources = 0, source = '' } of item) print([stackName, `${resources} resources`, source].join('  '))
  return 0
}
