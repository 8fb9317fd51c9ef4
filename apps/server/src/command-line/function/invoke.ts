import { readFileSync } from 'node:fs'
import { writeOut } from '../../terminal/terminal.ts'
import { runCommand, type Asked } from '../command.ts'
import { connectionHelp } from '../control-client.ts'
import { givenFile } from '../given-file.ts'

const help = `Usage: fourbox function invoke NAME [OPTIONS]

Calls a Lambda function and prints what it answers.

  --payload JSON                the event; @FILE reads it from a file ({})
  --qualifier NAME              a version or an alias
  --log                         print the end of its log on standard error
${connectionHelp}

Exit code: 0 answered, 1 refused or failed, 2 wrongly used.`

const options = { payload: { type: 'string' }, qualifier: { type: 'string' }, log: { type: 'boolean' } } as const

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'NAME', options }, invoke)
}

async function invoke(asked: Asked): Promise<number> {
  const payload = asked.text('payload') ?? '{}'
  const { text, header } = await asked.client.answer('POST', `/2015-03-31/functions/${encodeURIComponent(asked.positional)}/invocations`, {
    query: { Qualifier: asked.text('qualifier') },
    headers: asked.flag('log') ? { 'X-Amz-Log-Type': 'Tail' } : {},
    body: payload.startsWith('@') ? read(payload.slice(1)) : payload,
  })
  const log = header('x-amz-log-result')
  if (log !== undefined) writeOut(Buffer.from(log, 'base64').toString(), process.stderr)
  writeOut(`${text}\n`)
  return header('x-amz-function-error') === undefined ? 0 : 1
}

function read(file: string): Uint8Array {
  return givenFile('read', file, () => readFileSync(file))
}
