import { print, printError } from '../terminal/terminal.ts'
import { runCommand, type Asked } from './command.ts'
import { CallRefused } from './call-refused.ts'
import { connectionHelp } from './control-client.ts'

const help = `Usage: fourbox sign-in [OPTIONS]

Prints an address that opens the console of a Fourbox in the strict mode, once and within a day.

${connectionHelp}`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, options: {} }, signIn)
}

async function signIn({ client, json }: Asked): Promise<number> {
  try {
    const answer = await client.text('POST', '/_fourbox/sign-in-addresses')
    const { address }: { readonly address: string } = JSON.parse(answer)
    print(json ? answer : address)
    return 0
  } catch (error) {
    if (!(error instanceof CallRefused) || error.status !== 404) throw error
    printError('This Fourbox asks nobody to sign in: it is not in the strict mode.')
    return 1
  }
}
