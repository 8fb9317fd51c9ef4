import { runCommand } from '../command.ts'
import { connectionHelp } from '../control-client.ts'

const help = `Usage: fourbox stack delete NAME [OPTIONS]

Deletes a stack with all that it holds, but for what its template wants to be retained.

${connectionHelp}

Exit code: 0 deleted, 1 refused, 2 wrongly used.`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'NAME', options: {} }, async ({ client, positional }) => {
    await client.text('DELETE', `/_fourbox/stacks/${encodeURIComponent(positional)}`)
    return 0
  })
}
