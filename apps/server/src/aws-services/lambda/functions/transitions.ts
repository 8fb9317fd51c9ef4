import { createHash } from 'node:crypto'
import { type FunctionSettings, type FunctionTransition, type LambdaFunction, settled } from '@fourbox/domain'
import type { LambdaContext } from '../context.ts'
import { conflict, wrongRevision } from '../errors.ts'
import { functionArn } from '../names/function-name.ts'

/** Settings that have just been written: with revisions of their own, and on their way to rest. */
export function written(context: LambdaContext, settings: FunctionSettings, kind: FunctionTransition['kind']): FunctionSettings {
  const at = context.now()
  return {
    ...settings,
    lastModified: at,
    revisionId: context.newUuid(),
    runRevision: runRevisionOf(settings),
    transition: { kind, until: at + context.transitionInMillis, nextRevisionId: context.newUuid() },
  }
}

/** The same for the same code and configuration, whenever they were written: a version is published of a new one only. */
function runRevisionOf(settings: FunctionSettings): string {
  const { version: _version, description: _description, lastModified: _at, revisionId: _id, runRevision: _run, transition: _transition, ...run } = settings
  return createHash('sha256').update(JSON.stringify(run, sortedKeys)).digest('hex')
}

/** Variables may come in any order. */
function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** What is there now: a transition that is over has ended. */
export function current(context: LambdaContext, found: LambdaFunction): LambdaFunction {
  const now = settled(found.latest, context.now())
  if (now.transition !== undefined) return found
  const { before: _over, ...rest } = found
  return { ...rest, latest: now }
}

/** @throws ServiceError while the function is made, or changed by another call, and when somebody has written since the caller read */
export function checkWritable(context: LambdaContext, { name, latest }: LambdaFunction, revisionId: string | undefined): void {
  const wait = 'The operation cannot be performed at this time.'
  if (latest.transition?.kind === 'creating') throw conflict(`${wait} The function is currently in the following state: Pending`)
  if (latest.transition?.kind === 'updating') throw conflict(`${wait} An update is in progress for resource: ${functionArn(context, name)}`)
  if (revisionId !== undefined && revisionId !== latest.revisionId) throw wrongRevision('GetFunction/GetAlias')
}

/**
 * Writes a change of `$LATEST`, which takes a moment; what was there runs until it is done.
 * @throws ServiceError as `checkWritable`
 */
export async function updateLatest(
  context: LambdaContext,
  name: string,
  revisionId: string | undefined,
  change: (found: LambdaFunction) => LambdaFunction,
): Promise<LambdaFunction> {
  return context.documents.update('function', name, (stored) => {
    const found = current(context, stored)
    checkWritable(context, found, revisionId)
    const changed = change(found)
    return { ...changed, latest: written(context, changed.latest, 'updating'), before: found.latest }
  })
}
