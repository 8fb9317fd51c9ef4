import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { emptyFolder, restoreBackup } from '../backup/restore-backup.ts'
import type { ReplacementOutcome } from '../snapshots/replacement.ts'
import { print, printError } from '../terminal/terminal.ts'
import { type Asked, runCommand } from './command.ts'
import { CallRefused } from './call-refused.ts'
import { connectionHelp, type ControlCall } from './control-client.ts'
import { givenFile } from './given-file.ts'
import { toldToOwner } from './told-to-owner.ts'
import { lockUnusedFolder } from './unused-folder.ts'
import { runVerb } from './verbs.ts'

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

export const run = runVerb(help, {
  save: () => import('./backup.ts'),
  load: async () => ({ run: (rest) => runCommand(rest, { help, positional: 'FILE', options: {} }, load) }),
  reset: async () => ({ run: (rest) => runCommand(rest, { help, options: {} }, reset) }),
})

async function load(asked: Asked): Promise<number> {
  const { positional: file } = asked
  const unused = unusedFolder(asked)
  return unused === undefined
    ? replace(asked, 'PUT', { body: givenFile('read', file, () => readFileSync(file)), headers: { 'Content-Type': 'application/gzip' } })
    : replaceUnused(() => restoreBackup(file, unused))
}

async function reset(asked: Asked): Promise<number> {
  const unused = unusedFolder(asked)
  return unused === undefined ? replace(asked, 'DELETE') : replaceUnused(() => emptyFolder(unused))
}

function unusedFolder(asked: Asked): string | undefined {
  const unused = lockUnusedFolder(asked)
  unused?.lock.release()
  return unused?.folder
}

function replaceUnused(action: () => Promise<string | undefined>): Promise<number> {
  return toldToOwner(
    async () => done(await action()),
    ({ message }) => `Nothing was changed: ${message}`,
  )
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
