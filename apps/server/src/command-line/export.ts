import { writeFileSync } from 'node:fs'
import { writeOut } from '../terminal/terminal.ts'
import { choice, required, runCommand, type Asked } from './command.ts'
import { connectionHelp } from './control-client.ts'
import { findApi } from './find-api.ts'
import { givenFile } from './given-file.ts'

const help = `Usage: fourbox export API --stage STAGE [OPTIONS]
       fourbox export API --format cloudformation|terraform [OPTIONS]

Prints what is deployed on a stage, as a definition or as requests to send; or the API as it is now with its stages, usage
plans and keys, as a template or a configuration (main.tf.json). API is an id or a name.

  --format oas30|swagger|postman|http|cloudformation|terraform
                                OpenAPI 3.0 (default), Swagger 2.0, a Postman collection, an .http file,
                                a CloudFormation template, a Terraform configuration
  --extensions LIST             integrations, authorizers, apigateway, postman, documentation (apigateway); none for none
  --yaml                        YAML in place of JSON
  --output FILE                 write to a file
${connectionHelp}

Exit code: 0 exported, 1 refused, 2 wrongly used.`

const options = {
  stage: { type: 'string' },
  format: { type: 'string' },
  extensions: { type: 'string' },
  yaml: { type: 'boolean' },
  output: { type: 'string' },
} as const

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'API', options }, exportApi)
}

async function exportApi(asked: Asked): Promise<number> {
  const format = choice(asked, 'format', ['oas30', 'swagger', 'postman', 'http', 'cloudformation', 'terraform'])
  const text = format === 'cloudformation' || format === 'terraform' ? await exportWhole(asked, format) : await exportStage(asked, format)
  const output = asked.text('output')
  if (output === undefined) writeOut(text.endsWith('\n') ? text : `${text}\n`)
  else givenFile('write', output, () => writeFileSync(output, text))
  return 0
}

async function exportWhole({ client, positional }: Asked, format: string): Promise<string> {
  return client.text('GET', `/_fourbox/exports/${await findApi(client, positional)}/${format}`)
}

async function exportStage(asked: Asked, format: string): Promise<string> {
  const stage = encodeURIComponent(required(asked, 'stage'))
  const restApiId = await findApi(asked.client, asked.positional)
  if (format === 'postman' || format === 'http') return asked.client.text('GET', `/_fourbox/exports/${restApiId}/${stage}/${format}`)
  return asked.client.text('GET', `/restapis/${restApiId}/stages/${stage}/exports/${format}`, {
    query: { extensions: readExtensions(asked) },
    headers: { Accept: asked.flag('yaml') ? 'application/yaml' : 'application/json' },
  })
}

function readExtensions({ text }: Asked): string | undefined {
  const extensions = text('extensions') ?? 'apigateway'
  return extensions === 'none' ? undefined : extensions
}
