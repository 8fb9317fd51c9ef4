import { setTimeout as pause } from 'node:timers/promises'
import { type FunctionSettings, type FunctionVersion, own } from '@fourbox/domain'
import type { LambdaContext } from '../context.ts'
import { findVersion, type FoundVersion } from '../functions/find-function.ts'
import { functionArn, type FunctionReference, latest } from '../names/function-name.ts'

/** A version that an invocation reaches, and how it was called. */
export interface Runnable {
  readonly version: FunctionVersion
  /** An alias stays an alias. */
  readonly invokedFunctionArn: string
  readonly qualifier: string
  readonly found: FoundVersion['found']
  /** Whether the next call reaches the same as long as no document changes: no share is drawn, and no transition ends by itself. */
  readonly isLasting: boolean
}

/**
 * What runs when a function is called: an alias chooses among its versions by their shares; a function that is being made
 * is waited for; one that is being changed runs as it was.
 * @throws ServiceError ResourceNotFoundException, which names `$LATEST` where nothing was named
 */
export async function findRunnable(context: LambdaContext, reference: FunctionReference): Promise<Runnable> {
  const { name, qualifier = latest } = reference
  const { found, settings, alias } = await findVersion(context, { name, qualifier })
  const chosen = alias ? await weighted(context, name, alias.weights, settings) : settings
  await comeToRest(context, chosen)
  const runs = chosen.version === latest && chosen.transition?.kind === 'updating' ? (found.before ?? chosen) : chosen
  return {
    version: versionOf(context, found, runs),
    invokedFunctionArn: functionArn(context, name, reference.qualifier),
    qualifier,
    found,
    isLasting: chosen.transition === undefined && Object.keys(alias?.weights ?? {}).length === 0,
  }
}

async function weighted(context: LambdaContext, name: string, weights: Readonly<Record<string, number>>, own_: FunctionSettings): Promise<FunctionSettings> {
  const drawn = context.random()
  const [other] = Object.entries(weights).find(([, share]) => drawn < share) ?? []
  return other === undefined ? own_ : (await findVersion(context, { name, qualifier: other })).settings
}

async function comeToRest({ now }: LambdaContext, { transition }: FunctionSettings): Promise<void> {
  if (transition?.kind === 'creating') await pause(Math.max(transition.until - now(), 0))
}

/** A version as it is run. */
export function versionOf(
  context: LambdaContext,
  { name, reservedConcurrentExecutions: reserved }: FoundVersion['found'],
  settings: FunctionSettings,
): FunctionVersion {
  return {
    functionArn: functionArn(context, name),
    name,
    version: settings.version,
    revision: settings.runRevision,
    runtime: settings.runtime,
    handler: settings.handler,
    code: settings.code.type === 'archive' ? { type: 'archive', sha256: settings.code.sha256 } : settings.code,
    layers: settings.layers.map(({ archive }) => ({ type: 'archive', sha256: archive.sha256 })),
    environment: settings.environment ?? {},
    timeoutInSeconds: settings.timeoutInSeconds,
    memorySizeInMegabytes: settings.memorySizeInMegabytes,
    ephemeralStorageInMegabytes: settings.ephemeralStorageInMegabytes,
    logging: settings.logging,
    ...(reserved !== undefined && { reservedConcurrentExecutions: reserved }),
    architecture: settings.architecture,
  }
}

/** How Events to a qualifier are tried: its settings, or AWS's. */
export function asynchronousSettings({ found, qualifier }: Runnable) {
  const config = own(found.eventInvokeConfigs, qualifier)
  const { deadLetterTarget } = found.latest
  return {
    maximumRetryAttempts: config?.maximumRetryAttempts ?? 2,
    maximumEventAgeInSeconds: config?.maximumEventAgeInSeconds ?? 21_600,
    ...(config?.onSuccess !== undefined && { onSuccess: config.onSuccess }),
    ...(config?.onFailure !== undefined && { onFailure: config.onFailure }),
    ...(deadLetterTarget !== undefined && { deadLetterTarget }),
    qualifier,
  }
}
