import { printOne } from '../../terminal/terminal.ts'
import { runCommand } from '../command.ts'
import { connectionHelp } from '../control-client.ts'
import { userPath } from './user-path.ts'

const help = `Usage: fourbox user delete NAME [OPTIONS]

Deletes a user with all access keys, and ends what was signed in with them.

${connectionHelp}

Exit code: 0 deleted, 1 refused, 2 wrongly used.`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'NAME', options: {} }, async ({ client, positional }) => {
    await client.text('DELETE', userPath(positional))
    printOne(`Deleted ${positional}`)
    return 0
  })
}
