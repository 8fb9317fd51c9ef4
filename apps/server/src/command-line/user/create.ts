import { required, runCommand } from '../command.ts'
import { connectionHelp } from '../control-client.ts'
import { printKey } from './print-key.ts'
import { userPath } from './user-path.ts'

const help = `Usage: fourbox user create NAME --role ROLE [OPTIONS]

Makes a user and prints an access key, whose secret is not shown again: it signs calls of SDKs and the AWS CLI, and signs in to the console.

  --role ROLE                   viewer, developer or admin
  --json                        print the user with the key as JSON
${connectionHelp}

Exit code: 0 made, 1 refused, 2 wrongly used.`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'NAME', options: { role: { type: 'string' } } }, async (asked) => {
    const body = JSON.stringify({ userName: asked.positional, role: required(asked, 'role') })
    const made: { readonly accessKey?: unknown } = Object(await asked.client.json('POST', userPath(), { body }))
    printKey(made, made.accessKey, asked.json)
    return 0
  })
}
