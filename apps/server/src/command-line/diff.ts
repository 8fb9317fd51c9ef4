import { type ApiChange, type ChangedMember, changedValue, isShortChange } from '@fourbox/domain'
import { printJson, printOne } from '../terminal/terminal.ts'
import { required, runCommand, type Asked } from './command.ts'
import { connectionHelp } from './control-client.ts'
import { findApi } from './find-api.ts'
import { askForStacks, printStacks, readProject, stackHelp, stackOptions, stackOrder } from './stack/project.ts'

const help = `Usage: fourbox diff API --stage STAGE [OPTIONS]
       fourbox diff PATH [OPTIONS]

Prints what a stage lacks of its API: all that the next deployment would change. API is an id or a name.
Of a stack (a template, or the folder of a project, as “fourbox import” takes it): what its import would change.

  --stage STAGE                 of an API
${stackHelp}
  --json                        print the changes as JSON
${connectionHelp}

Exit code: 0 nothing would change, 1 something would, 2 refused or wrongly used.`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'API or PATH', options: { stage: { type: 'string' }, ...stackOptions }, refused: 2 }, diff)
}

async function diff(asked: Asked): Promise<number> {
  const project = asked.text('stage') === undefined ? readProject(asked) : undefined
  if (project) return printStacks(await askForStacks(asked, '/_fourbox/stacks/compare', stackOrder(asked, project)), asked.json) ? 1 : 0
  const stageName = required(asked, 'stage')
  const restApiId = await findApi(asked.client, asked.positional)
  const changes = readChanges(await asked.client.json('GET', `/_fourbox/undeployed/${restApiId}/${encodeURIComponent(stageName)}`))
  if (asked.json) printJson(changes)
  else for (const change of changes) printOne(writeChange(change))
  return changes.length > 0 ? 1 : 0
}

const signs = { added: '+', removed: '-', changed: '~' } as const satisfies Record<ApiChange['change'], string>

function writeChange({ kind, name, change, members }: ApiChange): string {
  return [signs[change], kind, ...(name === '' ? [] : [name]), ...(members.length > 0 ? [`(${members.map(writeMember).join(', ')})`] : [])].join(' ')
}

/** What is long is named only. */
function writeMember(member: ChangedMember): string {
  return isShortChange(member) ? `${member.name}: ${changedValue(member.before)} → ${changedValue(member.after)}` : member.name
}

function readChanges(answer: unknown): readonly ApiChange[] {
  return typeof answer === 'object' && answer !== null && 'item' in answer && Array.isArray(answer.item) ? answer.item : []
}
