import { controlTools } from '../mcp/control-tools.ts'
import { serveTools } from '../mcp/serve-tools.ts'
import { runCommand, type Asked } from './command.ts'
import { connectionHelp } from './control-client.ts'

const help = `Usage: fourbox mcp [OPTIONS]

Serves the Model Context Protocol on standard input and output: an agent that starts this command can read, change,
test, deploy and observe the APIs of a running Fourbox.

  --read-only                   only tools that change nothing and call no back end
${connectionHelp}

Exit code: 0 the agent has gone, 2 wrongly used.`

const options = { 'read-only': { type: 'boolean' } } as const

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, options }, mcp)
}

async function mcp({ client, flag }: Asked): Promise<number> {
  await serveTools(await controlTools(client, { readOnly: flag('read-only') }))
  return 0
}
