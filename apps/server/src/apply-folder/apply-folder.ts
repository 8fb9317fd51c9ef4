import { createHash } from 'node:crypto'
import { type Dirent, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { isTemplateText, newRestApi, type RestApi } from '@fourbox/domain'
import { DefinitionError, type ImportResult } from '@fourbox/openapi'
import { UsageError } from '../failures/usage-error.ts'
import type { Context } from '../control-plane/context.ts'
import { importFacts, type ImportFactsContext } from '../control-plane/imports/import-facts.ts'
import { calledBy } from '../history/caller.ts'
import type { Stacks } from '../stacks/stacks.ts'
import { applyStack, isManifest, standingFor } from './apply-stack.ts'
import { readDefinitionFile, UnreadableFile } from './read-definition-file.ts'
import { watchFolder } from './watch-folder.ts'

export interface ApplySettings {
  /** Definitions and CloudFormation templates, as JSON or YAML, also in its folders, and what CDK has synthesized. */
  readonly folder: string
  /** Apply a file again when it changes. */
  readonly watch: boolean
  /** What has been done, and what could not: a line each. */
  readonly report: (line: string) => void
  /** What makes stacks of the templates among the files. */
  readonly stacks: Stacks
  /** Where deployed APIs answer. */
  readonly executeOrigin: string
}

export interface Applied {
  /** Ends the watching. */
  close(): void
}

type ApplyContext = ImportFactsContext & Pick<Context, 'importer' | 'newId' | 'reportBug'>

/** Editors write a file in several steps; this long after the last of them it is read. */
const settleInMillis = 100

/**
 * Makes each CloudFormation template of a folder a stack, and each definition an API whose id follows from the file's name: the same file is the same API on every
 * machine and after every start, and what the file does not say goes. A file that is as before writes nothing; one that
 * cannot be imported is reported and stops nothing. A file that goes away leaves its API.
 * @throws UsageError when the folder cannot be read.
 */
export async function applyFolder(context: ApplyContext, settings: ApplySettings): Promise<Applied> {
  const { folder, watch: watching, report } = settings
  const files = definitionFiles(folder, report)
  let queue = Promise.resolve()
  const apply = (file: string) => {
    queue = queue.then(() => calledBy({ client: 'fourbox start --apply' }, () => applyFile(context, settings, file)))
  }
  // Watched first, so that nothing is missed between the two.
  const watched = watching ? watchDefinitions(folder, apply, report) : { close: () => undefined }
  for (const file of new Set(files.map((each) => standingFor(folder, each)))) if (file !== undefined) apply(file)
  await queue
  return watched
}

function watchDefinitions(folder: string, apply: (file: string) => void, report: (line: string) => void): Applied {
  const timers = new Map<string, NodeJS.Timeout>()
  return watchFolder({
    folder,
    isPassedOver,
    onChange: (changed) => {
      const file = isDefinitionFile(changed) ? standingFor(folder, changed) : undefined
      if (file === undefined) return
      clearTimeout(timers.get(file))
      const settled = () => {
        timers.delete(file)
        apply(file)
      }
      timers.set(file, setTimeout(settled, settleInMillis).unref())
    },
    onFault: (path, error) => report(`${path || folder} cannot be watched any longer: ${error.message}`),
  })
}

/** Relative to the folder, in the order of their names. */
function definitionFiles(folder: string, report: (line: string) => void): readonly string[] {
  try {
    return namesBelow(readdirSync(folder, { withFileTypes: true }), (within) => entriesOf(folder, within, report))
      .filter(isDefinitionFile)
      .toSorted()
  } catch {
    throw new UsageError(`--apply names no folder that can be read: ${folder}`)
  }
}

/** Folders are named, too. Links are not followed into others: one may lead back to where it stands. */
function namesBelow(entries: readonly Dirent[], read: (within: string) => readonly Dirent[], within = ''): readonly string[] {
  return entries.flatMap((entry) => {
    const name = join(within, entry.name)
    return entry.isDirectory() && !isPassedOver(entry.name) ? [name, ...namesBelow(read(name), read, name)] : [name]
  })
}

function entriesOf(folder: string, within: string, report: (line: string) => void): readonly Dirent[] {
  try {
    return readdirSync(join(folder, within), { withFileTypes: true })
  } catch (error) {
    report(`${within}: cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
}

function isDefinitionFile(file: string): boolean {
  return /\.(?:json|ya?ml)$/i.test(file) && !file.split(sep).some(isPassedOver)
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

const utf8 = new TextDecoder()

/** Never rejects: what one file does is a line in the report, whatever it is, and the next one comes. */
async function applyFile(context: ApplyContext, { folder, report, watch: watched, ...more }: ApplySettings, file: string): Promise<void> {
  const { documents, preciseNow, newId } = context
  try {
    const source = await readDefinitionFile(join(folder, file))
    if (!source) return report(`${file} is gone; what was made of it stays`)
    if (isManifest(folder, file) || isTemplateText(utf8.decode(source))) return await applyStack(file, { folder, report, watched, place: context, ...more })
    const id = idOf(file)
    const former = await documents.get('restApi', id)
    const { api, warnings, conversion } = await importInto(context, source, former ?? newRestApi({ id, name: file, createdDate: preciseNow(), newId }))
    for (const { message, position } of conversion?.changes ?? []) report(`${placeOf(file, position)}: converted from OpenAPI ${conversion?.from}: ${message}`)
    for (const { message, position } of warnings) report(`${placeOf(file, position)}: warning: ${message}`)
    if (!former) await documents.insert('restApi', id, api)
    else if (!isDeepStrictEqual(former, api)) await documents.update('restApi', id, () => api)
    report(`${file}: ${api.name} (${id}) ${former ? 'is up to date' : 'was made'}`)
  } catch (error) {
    report(`${placeOf(file, error instanceof DefinitionError ? error.position : undefined)}: ${faultOf(error, context)}`)
  }
}

function faultOf(error: unknown, { reportBug }: Pick<ApplyContext, 'reportBug'>): string {
  if (error instanceof DefinitionError) return [error.message, error.hint].filter((each) => each !== undefined).join(' ')
  if (error instanceof UnreadableFile) return error.message
  reportBug(error)
  return `could not be applied: ${error instanceof Error ? error.message : String(error)}`
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
