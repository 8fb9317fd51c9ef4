import { existsSync, mkdirSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describeCounts, fillStore, holdsStore, lockDataFolder, openCopy, openStore, shownAddress, storeInFolder } from '@fourbox/store'
import { restoreBackup } from '../../backup/restore-backup.ts'
import { unfinishedPath } from '../../backup/unfinished.ts'
import { UsageError } from '../../failures/usage-error.ts'
import { readConfig } from '../../settings/config.ts'
import { databaseUrl } from '../../settings/setting-values.ts'

export interface CopyOptions {
  readonly replace: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** A store that was named on the command line. */
interface NamedStore {
  readonly address: string
  /** The data folder that it is in. */
  readonly folder?: string
}

/** A file of “fourbox backup” that was. */
interface NamedBackup {
  readonly backup: string
}

/**
 * Copies one store into another, all of it or nothing, and answers what a person is told of it.
 * @throws UsageError, and what is the owner's to mend
 */
export async function copyStore(from: string, to: string, { replace, environment }: CopyOptions): Promise<string> {
  const [source, target] = [named(from, environment), named(to, environment)]
  if ('backup' in target) throw new UsageError('copy writes to data folders and databases; “fourbox backup FILE” writes files')
  if ('address' in source && source.address === target.address) throw new UsageError('copy needs two stores, not one')
  await using opened = new AsyncDisposableStack()
  const between = await mkdtemp(join(tmpdir(), 'fourbox-copy-'))
  opened.defer(() => rm(between, { recursive: true, force: true }))
  if (target.folder !== undefined) {
    mkdirSync(target.folder, { recursive: true, mode: 0o700 })
    const lock = lockDataFolder(target.folder)
    opened.defer(() => lock.release())
  }
  const copy = target.folder === undefined ? join(between, 'copy.sqlite') : `${unfinishedPath(target.folder, 'restore')}.sqlite`
  opened.defer(() => rm(copy, { force: true }))
  await writeCopy(source, copy, between)
  openCopy(copy)
  const { copied, kept } = await fillStore(target.address, copy, { replace })
  return `${shownAddress(target.address)} holds ${describeCounts(copied)}, as ${'backup' in source ? source.backup : shownAddress(source.address)} does.${kept === undefined ? '' : ` What was there is kept as ${kept}.`}`
}

async function writeCopy(source: NamedStore | NamedBackup, copy: string, between: string): Promise<void> {
  await using opened = new AsyncDisposableStack()
  if ('backup' in source) await restoreBackup(source.backup, between)
  else if (source.folder !== undefined) {
    if (!holdsStore(source.folder)) throw new UsageError(`copy finds no store in ${source.folder}`)
    const lock = lockDataFolder(source.folder)
    opened.defer(() => lock.release())
  }
  const store = await openStore('backup' in source ? storeInFolder(between) : source.address, { durability: 'full' })
  opened.defer(() => store.close())
  await store.copyTo(copy, new Map())
}

function named(text: string, environment: CopyOptions['environment']): NamedStore | NamedBackup {
  if (text === 'database') {
    const { databaseUrl: address } = readConfig([], environment)
    if (address === '') throw new UsageError('copy knows no database: FOURBOX_DATABASE_URL is not set')
    return { address }
  }
  if (text.includes('://')) {
    if (!/^postgres(ql)?:/.test(text)) throw new UsageError('copy knows data folders, files of “fourbox backup” and postgres://… alone')
    return { address: databaseUrl(text) }
  }
  // What libpq takes holds a password, which neither a folder's name nor a message may tell.
  if (/(?:^|\s)(?:host|hostaddr|port|dbname|user|password)\s*=/.test(text))
    throw new UsageError('copy takes a database as postgres://USER:PASSWORD@HOST:5432/DATABASE, not as host=… dbname=…')
  const path = resolve(text)
  if (existsSync(path) && statSync(path).isFile()) return { backup: path }
  return { address: storeInFolder(path), folder: path }
}
