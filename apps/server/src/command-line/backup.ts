import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { openStore, storeInFolder } from '@fourbox/store'
import { print } from '../terminal/terminal.ts'
import { writeBackup } from '../backup/write-backup.ts'
import { type Asked, runCommand } from './command.ts'
import { connectionHelp } from './control-client.ts'
import { toldToOwner } from './told-to-owner.ts'
import { lockUnusedFolder } from './unused-folder.ts'

const help = `Usage: fourbox backup FILE [OPTIONS]

Writes all that a Fourbox keeps into one file, as it is at one moment: of the one that runs, else of a data folder that
nobody uses. “fourbox restore FILE” brings it back. Whoever has the file has every secret in it.

${connectionHelp}

Exit code: 0 written, 1 refused or failed, 2 wrongly used.`

export async function run(arguments_: readonly string[]): Promise<number> {
  return runCommand(arguments_, { help, positional: 'FILE', options: {} }, backUp)
}

function backUp(asked: Asked): Promise<number> {
  return toldToOwner(
    async () => {
      await write(asked)
      print(`Everything is in ${asked.positional}.`)
      return 0
    },
    ({ message }) => `No backup was written: ${message}`,
  )
}

async function write(asked: Asked): Promise<void> {
  const unfinished = `${asked.positional}.unfinished`
  try {
    if (!(await backUpUnused(asked, unfinished))) {
      await pipeline(await asked.client.stream('GET', '/_fourbox/backup'), createWriteStream(unfinished, { mode: 0o600 }))
    }
    await using handle = await open(unfinished, 'r+')
    await handle.sync()
    await rename(unfinished, asked.positional)
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** Of a data folder that no server uses, unless a running one is asked for by its address; whether there was one. */
async function backUpUnused(asked: Asked, file: string): Promise<boolean> {
  const unused = lockUnusedFolder(asked)
  if (unused === undefined) return false
  const { folder, lock } = unused
  await using opened = new AsyncDisposableStack()
  opened.defer(() => lock.release())
  const store = await openStore(storeInFolder(folder), { durability: 'full', examine: true })
  opened.defer(() => store.close())
  await writeBackup(store, folder, createWriteStream(file, { mode: 0o600 }))
  return true
}
