import { runCommand } from '../command.ts'
import { connectionHelp } from '../control-client.ts'
import { printStacks } from './project.ts'

const help = `Usage: fourbox stack delete NAME [OPTIONS]

Deletes a stack with all that it holds, but for what its template wants to be retained, and prints what became of it.

  --json                        print what was deleted as JSON
${connectionHelp}

Exit code: 0 deleted, 1 refused, 2 wrongly used.`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'NAME', options: {} }, async ({ client, positional, json }) => {
    printStacks({ item: [await client.json('DELETE', `/_fourbox/stacks/${encodeURIComponent(positional)}`)] }, json)
    return 0
  })
}
