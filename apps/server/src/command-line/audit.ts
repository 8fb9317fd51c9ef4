import { UsageError } from '../failures/usage-error.ts'
import { writeOut } from '../terminal/terminal.ts'
import { runCommand, type Asked } from './command.ts'
import { connectionHelp } from './control-client.ts'

const help = `Usage: fourbox audit [OPTIONS]

Prints who did what with a Fourbox in the strict mode, and who was not let do it: a line of JSON each, the newest first.

  --user NAME                   of one user; “owner” is whoever has no name
  --about TEXT                  where the resource, the operation or what changed holds this text
  --from TIME                   at or after this time, such as 2026-11-30 or 2026-11-30T12:00:00Z
  --until TIME                  before this time
${connectionHelp}

Exit code: 0 printed, 1 refused, 2 wrongly used.`

const options = { user: { type: 'string' }, about: { type: 'string' }, from: { type: 'string' }, until: { type: 'string' } } as const

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, options }, audit)
}

interface Page {
  readonly item?: readonly unknown[]
  readonly next?: string
}

async function audit(asked: Asked): Promise<number> {
  const query = { user: asked.text('user'), about: asked.text('about'), from: millis(asked, 'from'), until: millis(asked, 'until'), limit: '1000' }
  let after: string | undefined
  do {
    const { item = [], next }: Page = Object(await asked.client.json('GET', '/_fourbox/audit', { query: { ...query, after } }))
    for (const entry of item) writeOut(`${JSON.stringify(entry)}\n`)
    after = next
  } while (after !== undefined)
  return 0
}

function millis(asked: Asked, name: string): string | undefined {
  const given = asked.text(name)
  if (given === undefined) return undefined
  const at = Date.parse(given)
  if (Number.isNaN(at)) throw new UsageError(`--${name} must be a time such as 2026-11-30T12:00:00Z, not ${JSON.stringify(given)}`)
  return String(at)
}
