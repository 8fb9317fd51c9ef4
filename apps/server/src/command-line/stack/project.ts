import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { isTemplateText, type LeftOutResource, type StackAction, type StackOutput } from '@fourbox/domain'
import { printJson, printOne, report } from '../../terminal/terminal.ts'
import { UsageError } from '../../failures/usage-error.ts'
import type { Asked } from '../command.ts'
import { CallRefused } from '../call-refused.ts'

/** How the options of a stack's import look in the help of a command. */
export const stackHelp = `  --stack NAME                  the name of the stack (CDK’s or Serverless’s own, else the file’s); of several stacks the one that is meant
  --parameter KEY=VALUE         a parameter of the template; may be given several times
  --root DIR                    the folder that holds the template and all that it refers to (the template’s own)`

export const stackOptions = { stack: { type: 'string' }, root: { type: 'string' }, parameter: { type: 'string', multiple: true } } as const

/** A project with stacks, as the server is told of it: by its path, since its code lies beside it, or by the text of its template. */
export type Project = { readonly path: string } | { readonly template: string; readonly file: string }

/** Where what a command was given is a project (a folder, or a text that reads as a CloudFormation template), how the server is told of it. `piped` is what came on standard input. */
export function readProject({ positional: path }: Pick<Asked, 'positional'>, piped?: Uint8Array): Project | undefined {
  const template = piped && new TextDecoder().decode(piped)
  if (template !== undefined) return isTemplateText(template) ? { template, file: 'standard-input' } : undefined
  const stats = statSync(path, { throwIfNoEntry: false })
  const isProject = stats?.isDirectory() === true || (stats?.isFile() === true && isTemplateText(readFileSync(path, 'utf8')))
  return isProject ? { path: resolve(path) } : undefined
}

/** What the server is asked to import or to compare. */
export function stackOrder(asked: Asked, project: Project, more: Readonly<Record<string, boolean>> = {}): string {
  const parameters = asked.texts('parameter').map((text): readonly [string, string] => {
    const at = text.indexOf('=')
    if (at < 1) throw new UsageError(`--parameter must be KEY=VALUE, not ${JSON.stringify(text)}`)
    return [text.slice(0, at), text.slice(at + 1)]
  })
  const root = asked.text('root')
  return JSON.stringify({
    ...project,
    ...(root !== undefined && 'path' in project && { root: resolve(root) }),
    stackName: asked.text('stack'),
    parameters: Object.fromEntries(parameters),
    ...more,
  })
}

/**
 * Asks the server, and tells each fault of a template in a line of its own.
 * @throws CallRefused whose message has the last of them
 */
export async function askForStacks({ client }: Asked, path: string, body: string): Promise<unknown> {
  try {
    return await client.json('POST', path, { headers: { 'Content-Type': 'application/json' }, body })
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error
    const lines = error.message.split('\n')
    for (const line of lines.slice(0, -1)) report(line)
    throw new CallRefused(error.status, lines.at(-1) ?? '')
  }
}

/** What the server answers of one stack. */
interface StackOutcome {
  readonly stack: string
  readonly resources: readonly { readonly logicalId: string; readonly type: string; readonly physicalId: string; readonly action: StackAction }[]
  readonly leftOut: readonly LeftOutResource[]
  readonly outputs: readonly StackOutput[]
  readonly warnings: readonly string[]
}

const signs = { created: '+', updated: '~', replaced: '±', unchanged: '=', deleted: '-', retained: '·' } as const satisfies Record<StackAction, string>

/** Prints a line for each stack that was imported again: how much of it was changed. */
export function printStackLines(answer: unknown): void {
  const { stacks, warnings } = outcomesOf(answer)
  for (const warning of warnings) report(`warning: ${warning}`)
  for (const { stack, resources } of stacks) {
    const changed = Map.groupBy(
      resources.filter(({ action }) => action !== 'unchanged'),
      ({ action }) => action,
    )
    const counts = [...changed].map(([action, each]) => `${each.length} ${action}`)
    printOne(`Stack ${stack}: ${counts.length > 0 ? counts.join(', ') : 'nothing to change'}`)
  }
}

function outcomesOf(answer: unknown) {
  const { item: stacks = [] }: { readonly item?: readonly StackOutcome[] } = Object(answer)
  return { stacks, warnings: stacks.flatMap(({ warnings }) => warnings) }
}

/** Prints what became, or would become, of stacks; answers whether anything was changed. */
export function printStacks(answer: unknown, json: boolean): boolean {
  const { stacks, warnings } = outcomesOf(answer)
  for (const warning of warnings) report(`warning: ${warning}`)
  if (json) {
    const told = stacks.map(({ stack, resources, leftOut, outputs }) => ({
      stack,
      resources,
      leftOut,
      outputs: Object.fromEntries(outputs.map(({ name, value }) => [name, value])),
    }))
    printJson(told.length === 1 ? told[0] : told)
  } else stacks.forEach(printStack)
  return stacks.some(({ resources }) => resources.some(({ action }) => action !== 'unchanged'))
}

function printStack({ stack, resources, leftOut, outputs }: StackOutcome): void {
  printOne(`Stack ${stack}`)
  for (const { logicalId, type, physicalId, action } of resources) printOne(`  ${signs[action]} ${action.padEnd(9)}  ${logicalId}  ${type}  ${physicalId}`)
  for (const { logicalId, type, why, neededBy } of leftOut) {
    printOne(`  ! left out   ${logicalId}  ${type}  ${why}${neededBy.length > 0 ? ` Needed by ${neededBy.join(', ')}.` : ''}`)
  }
  for (const { name, value } of outputs) printOne(`  ${name} = ${value}`)
}
