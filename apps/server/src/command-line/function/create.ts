import { resolve } from 'node:path'
import { print, printJson } from '../../terminal/terminal.ts'
import { required, runCommand, type Asked } from '../command.ts'
import { connectionHelp } from '../control-client.ts'

const help = `Usage: fourbox function create NAME --code FOLDER [OPTIONS]

Makes a Lambda function of a folder on this machine. The code is run from where it lies: there is nothing to upload.

  --code FOLDER                 where the code is
  --watch                       the next call after a change of a file runs the new code
  --runtime RUNTIME             such as nodejs22.x or python3.13 (by the files in the folder)
  --handler HANDLER             such as index.handler (by the files in the folder)
  --timeout SECONDS             1 to 900 (3)
  --memory MEGABYTES            128 to 10240 (128)
  --json                        print the function’s configuration as JSON
${connectionHelp}

Exit code: 0 made, 1 refused, 2 wrongly used.`

const options = {
  code: { type: 'string' },
  watch: { type: 'boolean' },
  runtime: { type: 'string' },
  handler: { type: 'string' },
  timeout: { type: 'string' },
  memory: { type: 'string' },
} as const

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'NAME', options }, create)
}

async function create(asked: Asked): Promise<number> {
  const { client, positional: functionName } = asked
  const number = (name: string) => (asked.text(name) === undefined ? undefined : Number(asked.text(name)))
  const body = JSON.stringify({
    functionName,
    folder: resolve(required(asked, 'code')),
    watched: asked.flag('watch'),
    runtime: asked.text('runtime'),
    handler: asked.text('handler'),
    timeout: number('timeout'),
    memorySize: number('memory'),
  })
  const made: { readonly FunctionArn?: string } = Object(
    await client.json('POST', '/_fourbox/functions', { headers: { 'Content-Type': 'application/json' }, body }),
  )
  if (asked.json) printJson(made)
  else print(made.FunctionArn ?? '')
  return 0
}
