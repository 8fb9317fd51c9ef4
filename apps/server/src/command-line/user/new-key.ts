import { runCommand } from '../command.ts'
import { connectionHelp } from '../control-client.ts'
import { printKey } from './print-key.ts'
import { userPath } from './user-path.ts'

const help = `Usage: fourbox user new-key NAME [OPTIONS]

Makes a further access key of a user and prints it. Its secret is not shown again. A user has two at most.

  --json                        print it as JSON
${connectionHelp}

Exit code: 0 made, 1 refused, 2 wrongly used.`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'NAME', options: {} }, async ({ client, positional, json }) => {
    const made = await client.json('POST', userPath(positional, 'access-keys'))
    printKey(made, made, json)
    return 0
  })
}
