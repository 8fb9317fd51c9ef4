import { printOne } from '../../terminal/terminal.ts'
import { required, runCommand } from '../command.ts'
import { connectionHelp } from '../control-client.ts'
import { userPath } from './user-path.ts'

const help = `Usage: fourbox user set-role NAME --role ROLE [OPTIONS]

Gives a user another role, which holds from the next call on, in the console, too.

  --role ROLE                   viewer, developer or admin
${connectionHelp}

Exit code: 0 given, 1 refused, 2 wrongly used.`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'NAME', options: { role: { type: 'string' } } }, async (asked) => {
    const role = required(asked, 'role')
    await asked.client.text('PUT', userPath(asked.positional, 'role'), { body: JSON.stringify({ role }) })
    printOne(`${asked.positional} has the role ${role}`)
    return 0
  })
}
