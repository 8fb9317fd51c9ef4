import { statSync } from 'node:fs'
import type { LintFinding } from '@fourbox/domain'
import { isRuleId, type RuleId, ruleIds, rules } from '@fourbox/lint'
import { printJson, printOne } from '../terminal/terminal.ts'
import { UsageError } from '../failures/usage-error.ts'
import { runCommand, type Asked } from './command.ts'
import { connectionHelp } from './control-client.ts'
import { readDefinitionFile } from './definition-file.ts'
import { findApi } from './find-api.ts'

const help = `Usage: fourbox lint API|FILE [OPTIONS]

Tells what would fail or surprise on AWS: of an API (an id or a name), or of a definition in a file (- reads standard
input) before it is imported. A tag fourbox:lint-off of an API, such as "local-address unused-authorizer", switches
rules off for it.

  --off RULES                   rules that are not asked, with commas between
  --advice                      advice counts, too: it makes the exit code 1 like errors and warnings
  --json                        print the findings as JSON
${connectionHelp}

Rules:
${ruleIds.map((id) => `  ${id.padEnd(26)}  ${rules[id].severity.padEnd(7)}  ${rules[id].title}`).join('\n')}

Exit code: 0 nothing found, 1 something found, 2 refused or wrongly used.`

const options = { off: { type: 'string' }, advice: { type: 'boolean' } } as const

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'API or FILE', options, refused: 2 }, lint)
}

async function lint(asked: Asked): Promise<number> {
  const { client, positional, json } = asked
  const query = { off: readOff(asked.text('off')).join(',') }
  const findings = readFindings(
    isFile(positional)
      ? await client.json('POST', '/_fourbox/lint', { query, body: readDefinitionFile(positional) })
      : await client.json('GET', `/_fourbox/lint/${await findApi(client, positional)}`, { query }),
  )
  if (json) printJson(findings)
  else for (const finding of findings) printOne(written(finding))
  return findings.some(({ severity }) => severity !== 'advice' || asked.flag('advice')) ? 1 : 0
}

function written({ severity, rule, text, fix }: LintFinding): string {
  return `${severity} ${rule}: ${text}${fix ? ` Mend: ${fix.text}.` : ''}`
}

function readOff(text = ''): readonly RuleId[] {
  return text.split(',').flatMap((name) => {
    if (name === '') return []
    if (!isRuleId(name)) throw new UsageError(`--off must name rules, and ${JSON.stringify(name)} is none; “--help” lists them`)
    return [name]
  })
}

function isFile(text: string): boolean {
  return text === '-' || (statSync(text, { throwIfNoEntry: false })?.isFile() ?? false)
}

function readFindings(answer: unknown): readonly LintFinding[] {
  return typeof answer === 'object' && answer !== null && 'item' in answer && Array.isArray(answer.item) ? answer.item : []
}
