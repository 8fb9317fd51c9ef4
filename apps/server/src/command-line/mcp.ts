import { UsageError } from '../failures/usage-error.ts'
import { controlTools } from '../mcp/control-tools.ts'
import { serveTools } from '../mcp/serve-tools.ts'
import { stageTools } from '../mcp/stage/stage-tools.ts'
import { required, runCommand, type Asked } from './command.ts'
import { connectionHelp } from './control-client.ts'

const help = `Usage: fourbox mcp [OPTIONS]
   or: fourbox mcp --api API --stage STAGE [OPTIONS]

Serves the Model Context Protocol on standard input and output: an agent that starts this command can read, change,
test, deploy and observe the APIs of a running Fourbox; or call the methods of a deployed stage, each of them a tool.

  --read-only                   only tools that change nothing and call no back end; of a stage its GET and HEAD methods
  --api API                     the API whose methods are the tools, by id or name
  --stage STAGE                 the stage at which they are called
  --api-key KEY                 what is sent as x-api-key; the agent does not see it
${connectionHelp}

Exit code: 0 the agent has gone, 2 wrongly used.`

const options = { 'read-only': { type: 'boolean' }, api: { type: 'string' }, stage: { type: 'string' }, 'api-key': { type: 'string' } } as const

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, options }, mcp)
}

async function mcp(asked: Asked): Promise<number> {
  const { client, flag, text } = asked
  const readOnly = flag('read-only')
  if (text('api') === undefined && (text('stage') !== undefined || text('api-key') !== undefined)) throw new UsageError('needs --api')
  const isStage = text('api') !== undefined
  await serveTools(
    isStage
      ? stageTools(client, { api: required(asked, 'api'), stageName: required(asked, 'stage'), apiKey: text('api-key') || undefined, readOnly })
      : await controlTools(client, { readOnly }),
  )
  return 0
}
