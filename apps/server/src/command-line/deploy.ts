import { print, printJson } from '../terminal/terminal.ts'
import { required, runCommand, type Asked } from './command.ts'
import { connectionHelp } from './control-client.ts'
import { findApi } from './find-api.ts'

const help = `Usage: fourbox deploy API --stage STAGE [OPTIONS]

Deploys an API to a stage, which is made if it is not there. API is an id or a name.

  --description TEXT            what the deployment is for
  --json                        print deployment, stage and Invoke URL as JSON
${connectionHelp}

Exit code: 0 deployed, 1 refused, 2 wrongly used.`

const options = { stage: { type: 'string' }, description: { type: 'string' } } as const

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'API', options }, deploy)
}

async function deploy(asked: Asked): Promise<number> {
  const { client } = asked
  const stageName = required(asked, 'stage')
  const restApiId = await findApi(client, asked.positional)
  const body = JSON.stringify({ stageName, description: asked.text('description') })
  const deployment: unknown = await client.json('POST', `/restapis/${restApiId}/deployments`, { headers: { 'Content-Type': 'application/json' }, body })
  const invokeUrl = await client.invokeUrl(restApiId, stageName)
  if (asked.json) printJson({ restApiId, stageName, invokeUrl, deployment })
  else print(invokeUrl)
  return 0
}
