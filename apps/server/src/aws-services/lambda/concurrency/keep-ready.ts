import { functionVersionKey, type LambdaFunction, own } from '@fourbox/domain'
import type { LambdaContext } from '../context.ts'
import { versionOf } from '../invoke/runnable.ts'

/** Has environments kept ready as a function says now, and those given up that it no longer asks for. `before` is absent where nothing is kept yet. */
export async function keepReady(context: LambdaContext, before: LambdaFunction | undefined, found: LambdaFunction): Promise<void> {
  const wanted = requestedOf(found)
  for (const version of new Set([...wanted.keys(), ...(before ? requestedOf(before).keys() : [])])) {
    const settings = await context.documents.get('functionVersion', functionVersionKey(found.name, version))
    if (settings) context.functions.provision(versionOf(context, found, settings), wanted.get(version) ?? 0)
  }
}

/** By version: an alias asks for its own. */
function requestedOf({ aliases, provisionedConcurrency = {} }: LambdaFunction): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(provisionedConcurrency).map(([qualifier, { requested }]) => [own(aliases, qualifier)?.functionVersion ?? qualifier, requested] as const),
  )
}
