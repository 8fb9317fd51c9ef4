import { type FunctionSettings, functionVersionKey, type LambdaFunction } from '@fourbox/domain'
import type { LambdaContext } from '../context.ts'
import { invalidValue } from '../errors.ts'
import { current } from './transitions.ts'

interface Publication {
  readonly description?: string | undefined
  /** What the caller believes to publish. */
  readonly codeSha256?: string | undefined
}

/**
 * Publishes `$LATEST` as its next version, or answers the last one when nothing has changed since. Numbers are never
 * used twice.
 * @throws ServiceError when the code is not what the caller believes
 */
export async function published(context: LambdaContext, { name }: LambdaFunction, { description, codeSha256 }: Publication): Promise<FunctionSettings> {
  const { documents } = context
  const versions = (await documents.list('functionVersion', { prefix: versionPrefix(name) })).items
  const last = versions.at(-1)
  let made: FunctionSettings | undefined
  await documents.update('function', name, (stored) => {
    const found = current(context, stored)
    const { latest } = found
    const sha256 = latest.code.type === 'archive' ? latest.code.sha256 : ''
    if (codeSha256 !== undefined && codeSha256 !== '' && codeSha256 !== sha256) {
      throw invalidValue(
        `CodeSHA256 (${codeSha256}) is different from current CodeSHA256 in $LATEST (${sha256}). Please try again with the CodeSHA256 in $LATEST.`,
      )
    }
    if (last?.runRevision === latest.runRevision) {
      made = last
      return stored
    }
    made = versionOf(context, found, description)
    const revised = latest.transition ? latest : { ...latest, revisionId: context.newUuid() }
    const size = latest.code.type === 'archive' ? latest.code.size : 0
    return { ...found, latest: revised, nextVersion: found.nextVersion + 1, codeBytes: found.codeBytes + size }
  })
  if (made === undefined) throw new Error('The store has not called the change')
  if (made !== last) await documents.commit([{ op: 'put', kind: 'functionVersion', id: functionVersionKey(name, Number(made.version)), entity: made }])
  return made
}

/** A version of a function that is still on its way is on its way itself, as if it were created. */
function versionOf(context: LambdaContext, { latest, nextVersion }: LambdaFunction, description: string | undefined): FunctionSettings {
  const { transition, ...settings } = latest
  return {
    ...settings,
    version: String(nextVersion),
    description: description ?? latest.description,
    lastModified: context.now(),
    revisionId: context.newUuid(),
    ...(transition && { transition: { kind: 'creating' as const, until: transition.until, nextRevisionId: context.newUuid() } }),
  }
}

/** What the ids of a function's versions begin with. */
export function versionPrefix(name: string): string {
  return `${name}:`
}
