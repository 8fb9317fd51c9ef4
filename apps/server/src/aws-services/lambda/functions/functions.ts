import { type FunctionSettings, functionUrlKey, functionVersionKey, type LambdaFunction, own } from '@fourbox/domain'
import { without } from '../aliases/aliases.ts'
import type { Input, LambdaContext, LambdaHandlers, Output } from '../context.ts'
import { conflict, invalidValue } from '../errors.ts'
import { functionArn, isVersionNumber, latest, readFunctionName } from '../names/function-name.ts'
import { pageOf } from '../page.ts'
import { checkTags } from '../tags.ts'
import { createFunction } from './create-function.ts'
import { findFunction, findVersion, unknownFunction } from './find-function.ts'
import { checkUnpackedSize, keepArchive } from './read-archive.ts'
import { newSettings, withGiven } from './read-settings.ts'
import { checkRuntime } from './read-runtime.ts'
import { published, versionPrefix } from './publish.ts'
import { checkWritable, current, updateLatest } from './transitions.ts'
import { writeConfiguration } from './write-configuration.ts'

const longestName = 64

export const functions = {
  CreateFunction: (input, context) => createWith(input, context, () => keepArchive(context, input.Code)),

  async GetFunction({ FunctionName, Qualifier }, context) {
    const reference = readFunctionName(FunctionName, Qualifier, context)
    const { found, settings } = await findVersion(context, reference)
    const { tags, reservedConcurrentExecutions: reserved } = found
    return {
      Configuration: writeConfiguration(context, found.name, settings, reference),
      Code: settings.code.type === 'archive' ? { RepositoryType: 'S3', Location: context.archiveUrl(settings.code.sha256) } : {},
      ...(Object.keys(tags).length > 0 && { Tags: tags }),
      ...(reserved !== undefined && { Concurrency: { ReservedConcurrentExecutions: reserved } }),
    }
  },

  async GetFunctionConfiguration({ FunctionName, Qualifier }, context) {
    const reference = readFunctionName(FunctionName, Qualifier, context)
    const { found, settings } = await findVersion(context, reference)
    return writeConfiguration(context, found.name, settings, reference)
  },

  async ListFunctions({ FunctionVersion, MaxItems = 50, Marker }, context) {
    const { documents } = context
    const rows: { readonly name: string; readonly settings: FunctionSettings }[] = []
    for (const { name, latest: settings } of (await documents.list('function')).items) {
      const versions = FunctionVersion === 'ALL' ? (await documents.list('functionVersion', { prefix: versionPrefix(name) })).items : []
      rows.push(...[settings, ...versions].map((each) => ({ name, settings: each })))
    }
    const { items, next } = pageOf(rows, Marker, MaxItems)
    const Functions = items.map(({ name, settings }) =>
      writeConfiguration(context, name, settings, { listed: true, ...(FunctionVersion === 'ALL' && { qualifier: settings.version }) }),
    )
    return { Functions, ...(next !== undefined && { NextMarker: next }) }
  },

  UpdateFunctionCode: (input, context) => updateCodeWith(input, context, () => keepArchive(context, input)),

  async UpdateFunctionConfiguration(input, context) {
    const { name } = readFunctionName(input.FunctionName, undefined, context)
    const found = current(context, await findFunction(context, { name }))
    checkWritable(context, found, input.RevisionId)
    const given = await withGiven(context, found.latest, input)
    if (found.latest.code.type === 'archive') checkUnpackedSize(found.latest.code, given.layers)
    const updated = await updateLatest(context, name, input.RevisionId, (each) => ({ ...each, latest: { ...given, code: each.latest.code } }))
    return writeConfiguration(context, name, updated.latest)
  },

  async DeleteFunction({ FunctionName, Qualifier }, context) {
    const { name, qualifier } = readFunctionName(FunctionName, Qualifier, context)
    const found = await context.documents.get('function', name)
    if (!found) throw unknownFunction(context, { name, ...(qualifier !== undefined && qualifier !== latest && { qualifier }) })
    if (qualifier === latest) throw invalidValue('$LATEST version cannot be deleted without deleting the function.')
    if (qualifier !== undefined && !isVersionNumber(qualifier)) {
      if (own(found.aliases, qualifier) !== undefined) throw invalidValue('Deletion of aliases is not currently supported.')
      return { StatusCode: 204 }
    }
    await (qualifier === undefined ? deleteFunction(context, found) : deleteVersion(context, name, qualifier))
    return { StatusCode: 204 }
  },
} satisfies Partial<LambdaHandlers>

export type ReadCode = () => Promise<FunctionSettings['code']>

/** Makes a function of code from wherever it comes; `readCode` is asked once all else is in order. @throws ServiceError in AWS's words */
export async function createWith(input: Input<'CreateFunction'>, context: LambdaContext, readCode: ReadCode): Promise<Output<'CreateFunction'>> {
  const { Runtime, Handler, Role, Architectures, Tags = {}, Publish = false, PackageType = 'Zip' } = input
  const name = readNewName(input.FunctionName, context)
  if (PackageType === 'Zip' && (Runtime === undefined || Handler === undefined)) {
    throw invalidValue('Runtime and Handler are mandatory parameters for functions created with deployment packages.')
  }
  if (PackageType === 'Zip') checkRuntime(context, Runtime ?? '')
  checkTags(Tags)
  const code = await readCode()
  const settings = newSettings(name, { runtime: Runtime ?? '', handler: Handler ?? '', role: Role, code, architecture: Architectures?.[0] ?? 'x86_64' })
  const created = await createFunction(context, name, await withGiven(context, settings, input), Tags)
  if (!Publish) return writeConfiguration(context, name, created.latest)
  return writeConfiguration(context, name, await published(context, created, {}))
}

/** Gives a function other code, from wherever it comes. @throws ServiceError in AWS's words */
export async function updateCodeWith(input: Input<'UpdateFunctionCode'>, context: LambdaContext, readCode: ReadCode): Promise<Output<'UpdateFunctionCode'>> {
  const { FunctionName, RevisionId, Architectures, Publish = false, DryRun = false } = input
  const { name } = readFunctionName(FunctionName, undefined, context)
  const found = current(context, await findFunction(context, { name }))
  checkWritable(context, found, RevisionId)
  const code = await readCode()
  if (code.type === 'archive') checkUnpackedSize(code, found.latest.layers)
  if (DryRun) return writeConfiguration(context, name, { ...found.latest, code })
  const updated = await updateLatest(context, name, RevisionId, (each) => ({
    ...each,
    latest: { ...each.latest, code, architecture: Architectures?.[0] ?? each.latest.architecture },
    codeBytes: each.codeBytes + (code.type === 'archive' ? code.size : 0),
  }))
  if (!Publish) return writeConfiguration(context, name, updated.latest)
  const version = await published(context, updated, {})
  return writeConfiguration(context, name, version, { qualifier: version.version })
}

function readNewName(text: Input<'CreateFunction'>['FunctionName'], context: LambdaContext): string {
  const { name } = readFunctionName(text, undefined, context)
  if (name.length > longestName) {
    throw invalidValue(
      `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to ${longestName}`,
      'FunctionName',
    )
  }
  return name
}

async function deleteFunction(context: LambdaContext, { name }: LambdaFunction): Promise<void> {
  await context.documents.commit([
    { op: 'delete', kind: 'function', id: name },
    { op: 'delete-all', kind: 'functionVersion', prefix: versionPrefix(name) },
    { op: 'delete-all', kind: 'functionUrl', prefix: functionUrlKey(name) },
  ])
  context.functions.discard(functionArn(context, name))
}

async function deleteVersion(context: LambdaContext, name: string, version: string): Promise<void> {
  await context.documents.update('function', name, (found) => {
    checkNoAliasLeadsTo(version, found)
    return found.provisionedConcurrency ? { ...found, provisionedConcurrency: without(found.provisionedConcurrency, version) } : found
  })
  const existed = await context.documents.delete('functionVersion', functionVersionKey(name, Number(version)))
  if (existed) context.functions.discard(functionArn(context, name), { version })
}

/** @throws ServiceError ResourceConflictException */
function checkNoAliasLeadsTo(version: string, { aliases }: LambdaFunction): void {
  const leading = Object.values(aliases).filter(({ functionVersion, weights }) => functionVersion === version || own(weights, version) !== undefined)
  if (leading.length === 0) return
  throw conflict(`Unable to delete version because the following aliases reference it: [${leading.map((alias) => alias.name).join(', ')}]`)
}
