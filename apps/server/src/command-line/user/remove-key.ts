import { printOne } from '../../terminal/terminal.ts'
import { required, runCommand } from '../command.ts'
import { connectionHelp } from '../control-client.ts'
import { userPath } from './user-path.ts'

const help = `Usage: fourbox user remove-key NAME --key ID [OPTIONS]

Takes an access key away from a user, and ends what was signed in with it.

  --key ID                      the key’s id
${connectionHelp}

Exit code: 0 taken away, 1 refused, 2 wrongly used.`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'NAME', options: { key: { type: 'string' } } }, async (asked) => {
    const key = required(asked, 'key')
    await asked.client.text('DELETE', userPath(asked.positional, 'access-keys', key))
    printOne(`${asked.positional} has no key ${key} any more`)
    return 0
  })
}
