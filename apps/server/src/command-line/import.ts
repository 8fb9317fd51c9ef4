import { parse, resolve } from 'node:path'
import type { Conversion, Position } from '@fourbox/openapi'
import { printJson, printOne, report } from '../terminal/terminal.ts'
import { choice, runCommand, type Asked } from './command.ts'
import { CallRefused } from './call-refused.ts'
import { connectionHelp, type ControlCall } from './control-client.ts'
import { readDefinitionFile } from './definition-file.ts'
import { findApi } from './find-api.ts'
import { UsageError } from '../failures/usage-error.ts'
import { projectRootOf } from '../stacks/project-files.ts'
import { followProject } from './stack/follow-project.ts'
import { askForStacks, printStackLines, printStacks, type Project, readProject, stackHelp, stackOptions, stackOrder } from './stack/project.ts'

const help = `Usage: fourbox import PATH [OPTIONS]

Imports a definition or a stack; what PATH holds says which. - reads standard input.

A definition (a file of Swagger 2.0 or OpenAPI 3.0, JSON or YAML) becomes a new API, or goes into one. OpenAPI 3.1, which
AWS refuses, is converted to 3.0 first, and what changed is told.

  --api ID                      the API to import into, by id or name
  --mode merge|overwrite        what happens to the rest of that API (merge)
  --name NAME                   a name for the new API, in place of the title
  --basepath ignore|prepend|split
  --endpoint-type EDGE|REGIONAL|PRIVATE
  --fail-on-warnings            refuse the file when anything in it is left out
  --ignore-documentation        make no documentation parts

A stack (a CloudFormation or SAM template, or the folder of a CDK app, of sam build or of serverless package) becomes
its APIs, functions and what belongs to them. The same stack again updates, replaces and deletes, all or nothing.

${stackHelp}
  --redeploy                    deploy APIs that have changed, although the logical ids of their deployments stay
  --watch                       stay, and import again with --redeploy when a file of the project changes, until Ctrl-C

  --json                        print what was made as JSON
${connectionHelp}

Exit code: 0 imported, 1 refused, 2 wrongly used.`

const options = {
  api: { type: 'string' },
  mode: { type: 'string' },
  name: { type: 'string' },
  basepath: { type: 'string' },
  'endpoint-type': { type: 'string' },
  'fail-on-warnings': { type: 'boolean' },
  'ignore-documentation': { type: 'boolean' },
  ...stackOptions,
  redeploy: { type: 'boolean' },
  watch: { type: 'boolean' },
} as const

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'PATH', options }, importPath)
}

async function importPath(asked: Asked): Promise<number> {
  const piped = asked.positional === '-' ? readDefinitionFile('-') : undefined
  const project = readProject(asked, piped)
  if (asked.flag('watch')) return followStack(asked, project)
  return project ? importProject(asked, project) : importFile(asked, piped ?? readDefinitionFile(asked.positional))
}

async function importProject(asked: Asked, project: Project): Promise<number> {
  printStacks(await askForStacks(asked, '/_fourbox/stacks', stackOrder(asked, project, { redeploy: asked.flag('redeploy') })), asked.json)
  return 0
}

async function followStack(asked: Asked, project: Project | undefined): Promise<number> {
  if (!project || !('path' in project)) {
    throw new UsageError('--watch follows a stack with its files; “start --apply DIR --watch” follows the definitions in a folder')
  }
  const folder = resolve(asked.text('root') ?? (await projectRootOf(project.path)))
  const order = stackOrder(asked, project, { watch: true, redeploy: true })
  await followProject(folder, async (first) => {
    const answer = await askForStacks(asked, '/_fourbox/stacks', order)
    if (first || asked.json) printStacks(answer, asked.json)
    else printStackLines(answer)
  })
  return 0
}

async function importFile(asked: Asked, written: Uint8Array): Promise<number> {
  const { client, positional: file } = asked
  const target = asked.text('api')
  const restApiId = target === undefined ? undefined : await findApi(client, target)
  const mode = choice(asked, 'mode', ['merge', 'overwrite'])
  const basepath = choice(asked, 'basepath', ['ignore', 'prepend', 'split'])
  const endpointConfigurationTypes = asked.text('endpoint-type')
  const body = (await judge(asked, file, { query: { restApiId, mode, basepath, endpointConfigurationTypes }, body: written })) ?? written
  const query = {
    mode: restApiId === undefined ? 'import' : mode,
    basepath,
    failonwarnings: String(asked.flag('fail-on-warnings')),
    ignore: asked.flag('ignore-documentation') ? 'documentation' : undefined,
    endpointConfigurationTypes,
  }
  const imported = readApi(
    await (restApiId === undefined ? client.json('POST', '/restapis', { query, body }) : client.json('PUT', `/restapis/${restApiId}`, { query, body })),
  )
  const api = restApiId === undefined ? await rename(asked, imported) : imported
  if (asked.json) printJson(api)
  else printOne(`${restApiId === undefined ? 'Imported' : 'Updated'} ${api.name}: ${api.id}`)
  return 0
}

/**
 * Lines and columns are Fourbox's own word, so they are asked for apart; what AWS's answer says is left to it.
 * Answers the definition in OpenAPI 3.0 where the file is one of 3.1.
 */
async function judge({ client, flag }: Asked, file: string, call: ControlCall): Promise<string | undefined> {
  const { problems = [], conversion }: Judgement = Object(await client.json('POST', '/_fourbox/definitions/check', call))
  const placeOf = (position: Position | undefined) => (position ? `${file}:${position.line}:${position.column}` : file)
  for (const { severity, message, hint, position } of problems) {
    const place = placeOf(position)
    if (severity === 'warning') report(`${place}: warning: ${message}`)
    else throw new CallRefused(400, `${place}: ${message}${hint === undefined ? '' : `\n${hint}`}`)
    if (flag('fail-on-warnings')) throw new CallRefused(400, `${place}: ${message}`)
  }
  for (const { message, lost, position } of conversion?.changes ?? []) {
    const text = `${placeOf(position)}: converted from OpenAPI ${conversion?.from}: ${message}`
    if (lost && flag('fail-on-warnings')) throw new CallRefused(400, text)
    report(text)
  }
  return conversion?.definition
}

/** What a running Fourbox says of a definition. */
interface Judgement {
  readonly problems?: readonly Problem[]
  readonly conversion?: Conversion
}

interface Problem {
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** What is wrong in words of ours, where AWS's message does not tell. */
  readonly hint?: string
  readonly position?: Position
}

/** A new API has the name that was asked for, else that of its definition; one without a title is called as its file. */
async function rename({ client, text, positional: file }: Asked, api: WrittenApi): Promise<WrittenApi> {
  const name = text('name') ?? (api.name === 'Untitled' && file !== '-' ? parse(file).name : undefined)
  if (name === undefined) return api
  const body = JSON.stringify({ patchOperations: [{ op: 'replace', path: '/name', value: name }] })
  return { ...api, ...readApi(await client.json('PATCH', `/restapis/${api.id}`, { headers: { 'Content-Type': 'application/json' }, body })) }
}

interface WrittenApi {
  readonly id: string
  readonly name: string
}

function readApi(answer: unknown): WrittenApi {
  if (typeof answer === 'object' && answer !== null && 'id' in answer && 'name' in answer && typeof answer.id === 'string' && typeof answer.name === 'string') {
    return { ...answer, id: answer.id, name: answer.name }
  }
  throw new CallRefused(502, 'The answer is not that of a Fourbox.')
}
