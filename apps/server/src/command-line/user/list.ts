import { print, printJson } from '../../terminal/terminal.ts'
import { runCommand } from '../command.ts'
import { connectionHelp } from '../control-client.ts'
import { userPath } from './user-path.ts'

const help = `Usage: fourbox user list [OPTIONS]

Prints the users: name, role, ids of access keys.

  --json                        print them as JSON
${connectionHelp}

Exit code: 0 printed, 1 refused, 2 wrongly used.`

interface Listed {
  readonly userName?: string
  readonly role?: string
  readonly accessKeyIds?: readonly string[]
}

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, options: {} }, async ({ client, json }) => {
    const { item = [] }: { readonly item?: readonly Listed[] } = Object(await client.json('GET', userPath()))
    if (json) printJson(item)
    else for (const { userName = '', role = '', accessKeyIds = [] } of item) print([userName, role, ...accessKeyIds].join('  '))
    return 0
  })
}
