import { type LambdaFunction, own, type ProvisionedConcurrency } from '@fourbox/domain'
import { ServiceError } from '@fourbox/wire'
import { unknownAlias, without } from '../aliases/aliases.ts'
import type { LambdaContext, LambdaHandlers, Output } from '../context.ts'
import { conflict, invalidValue } from '../errors.ts'
import { findFunction, findVersion, qualifierExists, unknownFunction } from '../functions/find-function.ts'
import { versionOf } from '../invoke/runnable.ts'
import { functionArn, isVersionNumber, latest, readFunctionName } from '../names/function-name.ts'
import { pageOf } from '../page.ts'
import { keepReady } from './keep-ready.ts'
import { checkProvisionable } from './shares.ts'

type Provisioned = Output<'GetProvisionedConcurrencyConfig'>

/** Environments that are initialised before anybody calls, for a version or for that of an alias. */
export const provisionedConcurrency = {
  async PutProvisionedConcurrencyConfig({ FunctionName, Qualifier, ProvisionedConcurrentExecutions: requested }, context) {
    const { name, qualifier } = readProvisioned(FunctionName, Qualifier, context)
    if (qualifier === latest) throw invalidValue('Provisioned Concurrency Configs cannot be applied to unpublished function versions.')
    const before = await findProvisionable(context, name, qualifier)
    checkOnce(before, qualifier)
    await checkProvisionable(context, before, qualifier, requested)
    const lastModified = context.now()
    const found = await context.documents.update('function', name, (each) => ({
      ...each,
      provisionedConcurrency: { ...each.provisionedConcurrency, [qualifier]: { requested, lastModified } },
    }))
    await keepReady(context, before, found)
    return {
      RequestedProvisionedConcurrentExecutions: requested,
      AvailableProvisionedConcurrentExecutions: 0,
      AllocatedProvisionedConcurrentExecutions: 0,
      Status: 'IN_PROGRESS',
      LastModified: writeSeconds(lastModified),
    }
  },

  async GetProvisionedConcurrencyConfig({ FunctionName, Qualifier }, context) {
    const { name, qualifier } = readPublished(FunctionName, Qualifier, context)
    const found = await findProvisionable(context, name, qualifier)
    const config = own(found.provisionedConcurrency ?? {}, qualifier)
    if (!config) {
      const message = 'No Provisioned Concurrency Config found for this function'
      throw new ServiceError('ProvisionedConcurrencyConfigNotFoundException', message, undefined, { Type: 'User' })
    }
    return writeProvisioned(context, found, qualifier, config)
  },

  async ListProvisionedConcurrencyConfigs({ FunctionName, MaxItems = 50, Marker }, context) {
    const { name } = readFunctionName(FunctionName, undefined, context)
    const found = await findFunction(context, { name })
    const { items, next } = pageOf(Object.entries(found.provisionedConcurrency ?? {}), Marker, MaxItems)
    const configs = items.map(async ([qualifier, config]) => ({
      FunctionArn: functionArn(context, name, qualifier),
      ...(await writeProvisioned(context, found, qualifier, config)),
    }))
    return { ProvisionedConcurrencyConfigs: await Promise.all(configs), ...(next !== undefined && { NextMarker: next }) }
  },

  /** One that is not there is not missed. */
  async DeleteProvisionedConcurrencyConfig({ FunctionName, Qualifier }, context) {
    const { name, qualifier } = readPublished(FunctionName, Qualifier, context)
    const before = await findProvisionable(context, name, qualifier)
    const found = await context.documents.update('function', name, (each) => ({
      ...each,
      provisionedConcurrency: without(each.provisionedConcurrency ?? {}, qualifier),
    }))
    await keepReady(context, before, found)
    return {}
  },
} satisfies Partial<LambdaHandlers>

function readProvisioned(text: string, given: string, context: LambdaContext): { readonly name: string; readonly qualifier: string } {
  const { name, qualifier = latest } = readFunctionName(text, given, context)
  return { name, qualifier }
}

function readPublished(text: string, given: string, context: LambdaContext): { readonly name: string; readonly qualifier: string } {
  const reference = readProvisioned(text, given, context)
  if (reference.qualifier === latest) throw invalidValue('The function resource provided must be an alias or a published version.')
  return reference
}

/** @throws ServiceError ResourceNotFoundException, for an alias in other words than for a version */
async function findProvisionable(context: LambdaContext, name: string, qualifier: string): Promise<LambdaFunction> {
  const found = await context.documents.get('function', name)
  if (isVersionNumber(qualifier)) {
    if (!found || !(await qualifierExists(context, found, qualifier))) throw unknownFunction(context, { name, qualifier })
    return found
  }
  if (!found || !own(found.aliases, qualifier)) throw unknownAlias(context, name, qualifier)
  return found
}

/** @throws ServiceError ResourceConflictException for a version that already has some through an alias, and the other way round */
function checkOnce({ aliases, provisionedConcurrency = {} }: LambdaFunction, qualifier: string): void {
  const alias = own(aliases, qualifier)
  if (alias && own(provisionedConcurrency, alias.functionVersion)) {
    throw conflict("Alias can't be used for Provisioned Concurrency configuration on an already Provisioned version")
  }
  const pointing = Object.values(aliases).filter(({ functionVersion }) => functionVersion === qualifier)
  if (pointing.some(({ name }) => own(provisionedConcurrency, name))) throw conflict('Version is pointed by a Provisioned Concurrency alias')
}

/** With what is ready of it now. This machine keeps no more than some: when these are ready, all that was asked for counts as ready. */
async function writeProvisioned(
  context: LambdaContext,
  { name }: LambdaFunction,
  qualifier: string,
  { requested, lastModified }: ProvisionedConcurrency,
): Promise<Provisioned> {
  const { found, settings } = await findVersion(context, { name, qualifier })
  const { ready, wanted, failed } = context.functions.provisioned(versionOf(context, found, settings))
  const isReady = wanted > 0 && ready >= wanted
  const available = isReady ? requested : ready
  return {
    RequestedProvisionedConcurrentExecutions: requested,
    AvailableProvisionedConcurrentExecutions: available,
    AllocatedProvisionedConcurrentExecutions: available,
    Status: failed ? 'FAILED' : isReady ? 'READY' : 'IN_PROGRESS',
    ...(failed && { StatusReason: 'FUNCTION_ERROR_INIT_FAILURE' }),
    LastModified: writeSeconds(lastModified),
  }
}

/** `2024-04-10T09:11:21+0000` */
function writeSeconds(at: number): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, '+0000')
}
