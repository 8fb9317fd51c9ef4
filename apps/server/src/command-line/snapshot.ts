import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { DataFolderLocked, lockDataFolder } from '@fourbox/store'
import { emptyFolder, restoreBackup } from '../backup/restore-backup.ts'
import { isOwnersToMend } from '../failures/owners-to-mend.ts'
import { UsageError } from '../failures/usage-error.ts'
import { readConfig } from '../settings/config.ts'
import type { ReplacementOutcome } from '../snapshots/replacement.ts'
import { print, printError } from '../terminal/terminal.ts'
import { run as backUp } from './backup.ts'
import { type Asked, runCommand } from './command.ts'
import { CallRefused, connectionHelp, type ControlCall } from './control-client.ts'

const help = `Usage: fourbox snapshot save FILE [OPTIONS]
       fourbox snapshot load FILE [OPTIONS]
       fourbox snapshot reset [OPTIONS]

  save    writes the whole workspace into one file, as it is at one moment (“fourbox backup” by another name)
  load    puts such a file in the place of everything that is there: in a Fourbox that runs, else in a data folder that nobody uses
  reset   leaves an empty workspace

A Fourbox that runs starts anew for it, on the same ports; calls that are in flight are answered first. The file is checked first,
whole; nothing changes when it was cut off or damaged. What was there is kept in the data folder, as fourbox.sqlite.before-restore.

${connectionHelp}

Exit code: 0 done, 1 refused or failed, 2 wrongly used.`

/** How long a start may take on a slow machine. */
const longestStartInMillis = 120_000
const betweenLooksInMillis = 100

const verbs: ReadonlyMap<string, (rest: readonly string[]) => Promise<number>> = new Map([
  ['save', (rest: readonly string[]) => backUp(rest)],
  ['load', (rest: readonly string[]) => runCommand(rest, { help, positional: 'FILE', options: {} }, load)],
  ['reset', (rest: readonly string[]) => runCommand(rest, { help, options: {} }, reset)],
])

export async function run([verb = '', ...rest]: readonly string[]): Promise<number> {
  if (verb === '--help' || verb === '-h') {
    print(help)
    return 0
  }
  const action = verbs.get(verb)
  if (!action) throw new UsageError(`needs one of ${[...verbs.keys()].join(', ')}; “--help” tells more`)
  return action(rest)
}

async function load(asked: Asked): Promise<number> {
  const { positional: file } = asked
  return isUnused(asked)
    ? replaceUnused(() => restoreBackup(file, folderOf(asked)))
    : replace(asked, 'PUT', { body: read(file), headers: { 'Content-Type': 'application/gzip' } })
}

async function reset(asked: Asked): Promise<number> {
  return isUnused(asked) ? replaceUnused(() => emptyFolder(folderOf(asked))) : replace(asked, 'DELETE')
}

async function replaceUnused(action: () => Promise<string | undefined>): Promise<number> {
  try {
    return done(await action())
  } catch (error) {
    if (!isOwnersToMend(error)) throw error
    printError(`Nothing was changed: ${error.message}`)
    return 1
  }
}

async function replace({ client }: Asked, method: 'PUT' | 'DELETE', call?: ControlCall): Promise<number> {
  const { id }: { readonly id?: unknown } = Object(await client.json(method, '/_fourbox/snapshot', call))
  const until = Date.now() + longestStartInMillis
  while (Date.now() < until) {
    await delay(betweenLooksInMillis)
    const outcome = await outcomeOf(client)
    if (outcome?.id !== id) continue
    if (outcome?.fault === undefined) return done(outcome?.kept)
    printError(outcome.fault)
    return 1
  }
  printError('Fourbox did not start anew within two minutes; its own log says why.')
  return 1
}

/** Undefined while it starts. */
async function outcomeOf(client: Asked['client']): Promise<Partial<ReplacementOutcome> | undefined> {
  try {
    return Object(await client.json('GET', '/_fourbox/snapshot'))
  } catch (error) {
    if (error instanceof CallRefused && (error.status === 0 || error.status === 503)) return undefined
    throw error
  }
}

function done(kept: string | undefined): number {
  print(`Done.${kept === undefined ? '' : ` What was there is kept as ${kept}.`}`)
  return 0
}

/** Whether a data folder is meant that no server uses. */
function isUnused(asked: Asked): boolean {
  if (asked.text('endpoint') !== undefined || asked.text('port') !== undefined) return false
  try {
    lockDataFolder(folderOf(asked)).release()
    return true
  } catch (error) {
    if (error instanceof DataFolderLocked) return false
    throw error
  }
}

function folderOf(asked: Asked): string {
  const data = asked.text('data')
  return readConfig(data === undefined ? [] : ['--data', data], process.env).data
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
