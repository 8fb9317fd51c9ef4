import { printOne } from '../../terminal/terminal.ts'
import { runCommand } from '../command.ts'
import { connectionHelp } from '../control-client.ts'

const help = `Usage: fourbox function delete NAME [OPTIONS]

Deletes a Lambda function with its versions, aliases and addresses. A folder with its code stays as it is.

${connectionHelp}

Exit code: 0 deleted, 1 refused, 2 wrongly used.`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'NAME', options: {} }, async ({ client, positional }) => {
    await client.text('DELETE', `/2015-03-31/functions/${encodeURIComponent(positional)}`)
    printOne(`Deleted ${positional}`)
    return 0
  })
}
