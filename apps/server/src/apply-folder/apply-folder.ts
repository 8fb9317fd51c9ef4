import { createHash } from 'node:crypto'
import { type Dirent, readdirSync, readFileSync, watch } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { newRestApi, type RestApi } from '@fourbox/domain'
import { DefinitionError, type ImportResult } from '@fourbox/openapi'
import { UsageError } from '../failures/usage-error.ts'
import type { Context } from '../control-plane/context.ts'
import { importFacts, type ImportFactsContext } from '../control-plane/imports/import-facts.ts'

export interface ApplySettings {
  /** Definitions, as JSON or YAML, also in its folders. */
  readonly folder: string
  /** Apply a file again when it changes. */
  readonly watch: boolean
  /** What has been done, and what could not: a line each. */
  readonly report: (line: string) => void
}

export interface Applied {
  /** Ends the watching. */
  close(): void
}

type ApplyContext = ImportFactsContext & Pick<Context, 'importer' | 'newId'>

/** Editors write a file in several steps; this long after the last of them it is read. */
const settleInMillis = 100

/**
 * Makes each definition of a folder an API whose id follows from the file's name: the same file is the same API on every
 * machine and after every start, and what the file does not say goes. A file that is as before writes nothing; one that
 * cannot be imported is reported and stops nothing. A file that goes away leaves its API.
 * @throws UsageError when the folder cannot be read.
 */
export async function applyFolder(context: ApplyContext, { folder, watch: watching, report }: ApplySettings): Promise<Applied> {
  for (const file of definitionFiles(folder)) await applyFile(context, folder, file, report)
  if (!watching) return { close: () => undefined }

  let queue = Promise.resolve()
  const timers = new Map<string, NodeJS.Timeout>()
  const watcher = watch(folder, { recursive: true }, (_event, name) => {
    const file = name ?? ''
    if (!isDefinitionFile(file)) return
    clearTimeout(timers.get(file))
    timers.set(
      file,
      setTimeout(() => {
        queue = queue.then(() => applyFile(context, folder, file, report))
      }, settleInMillis).unref(),
    )
  })
  watcher.on('error', (error) => report(`${folder} cannot be watched any longer: ${error.message}`))
  watcher.unref()
  return { close: () => watcher.close() }
}

/** Relative to the folder, in the order of their names. */
function definitionFiles(folder: string): readonly string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter(isDefinitionFile)
    .toSorted()
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
  } catch {
    throw new UsageError(`--apply names no folder that can be read: ${folder}`)
  }
}

function isDefinitionFile(file: string): boolean {
  return /\.(?:json|ya?ml)$/i.test(file) && !file.split(sep).some((part) => part.startsWith('.') || part === 'node_modules')
}

async function applyFile(context: ApplyContext, folder: string, file: string, report: (line: string) => void): Promise<void> {
  const { documents, preciseNow, newId } = context
  try {
    const source = readFileSync(join(folder, file))
    const id = idOf(file)
    const former = await documents.get('restApi', id)
    const { api, warnings, conversion } = await importInto(context, source, former ?? newRestApi({ id, name: file, createdDate: preciseNow(), newId }))
    for (const { message, position } of conversion?.changes ?? []) report(`${placeOf(file, position)}: converted from OpenAPI ${conversion?.from}: ${message}`)
    for (const { message, position } of warnings) report(`${placeOf(file, position)}: warning: ${message}`)
    if (!former) await documents.insert('restApi', id, api)
    else if (!isDeepStrictEqual(former, api)) await documents.update('restApi', id, () => api)
    report(`${file}: ${api.name} (${id}) ${former ? 'is up to date' : 'was made'}`)
  } catch (error) {
    if (error instanceof DefinitionError)
      report(`${placeOf(file, error.position)}: ${[error.message, error.hint].filter((each) => each !== undefined).join(' ')}`)
    else if (isMissing(error)) report(`${file} is gone; its API stays`)
    else throw error
  }
}

async function importInto(context: ApplyContext, source: Uint8Array, api: RestApi): Promise<ImportResult> {
  return context.importer.importDefinition(source, { mode: 'overwrite', api }, { ...(await importFacts(context)), convertNewer: true })
}

/** Ten characters of `[a-z0-9]` that follow from a file's name, on every system the same. */
function idOf(file: string): string {
  const digest = createHash('sha256').update(file.split(sep).join('/')).digest('hex')
  return BigInt(`0x${digest}`).toString(36).slice(-10)
}

function placeOf(file: string, position: DefinitionError['position']): string {
  return position ? `${file}:${position.line}:${position.column}` : file
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
