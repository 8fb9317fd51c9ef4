import type { Stack } from '@fourbox/domain'
import { print, printJson } from '../../terminal/terminal.ts'
import { runCommand, type Asked } from '../command.ts'
import { connectionHelp } from '../control-client.ts'

const help = `Usage: fourbox stack show NAME [OPTIONS]

Prints what a stack holds, what was left out of it, and its outputs.

  --json                        print the whole stack as JSON
${connectionHelp}

Exit code: 0 printed, 1 refused, 2 wrongly used.`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'NAME', options: {} }, show)
}

async function show({ client, positional, json }: Asked): Promise<number> {
  const stack: Partial<Stack> = Object(await client.json('GET', `/_fourbox/stacks/${encodeURIComponent(positional)}`))
  if (json) {
    printJson(stack)
    return 0
  }
  for (const [logicalId, { type, physicalId }] of Object.entries(stack.resources ?? {})) print(`${logicalId}  ${type}  ${physicalId}`)
  for (const { logicalId, type, why } of stack.leftOut ?? []) print(`${logicalId}  ${type}  left out: ${why}`)
  for (const { name, value } of stack.outputs ?? []) print(`${name} = ${value}`)
  return 0
}
