import { type FunctionAlias, type FunctionSettings, functionVersionKey, type LambdaFunction, own, settled } from '@fourbox/domain'
import type { LambdaContext } from '../context.ts'
import { notFound } from '../errors.ts'
import { functionArn, type FunctionReference, isVersionNumber, latest } from '../names/function-name.ts'

export function unknownFunction(context: LambdaContext, { name, qualifier }: FunctionReference): Error {
  return notFound(`Function not found: ${functionArn(context, name, qualifier)}`)
}

/** @throws ServiceError ResourceNotFoundException, which names the qualifier if one was given */
export async function findFunction(context: LambdaContext, reference: FunctionReference): Promise<LambdaFunction> {
  const found = await context.documents.get('function', reference.name)
  if (!found) throw unknownFunction(context, reference)
  return found
}

export interface FoundVersion {
  readonly found: LambdaFunction
  readonly settings: FunctionSettings
  /** The alias that led there. */
  readonly alias?: FunctionAlias
}

/**
 * The version that a qualifier stands for: `$LATEST` when there is none, an alias's own.
 * @throws ServiceError ResourceNotFoundException
 */
export async function findVersion(context: LambdaContext, reference: FunctionReference): Promise<FoundVersion> {
  const found = await findFunction(context, reference)
  const { qualifier = latest } = reference
  const alias = qualifier === latest || isVersionNumber(qualifier) ? undefined : own(found.aliases, qualifier)
  const version = alias?.functionVersion ?? qualifier
  const settings = version === latest ? found.latest : await context.documents.get('functionVersion', versionKey(found.name, version))
  if (!settings) throw unknownFunction(context, reference)
  return { found, settings: settled(settings, context.now()), ...(alias && { alias }) }
}

/** Whether a version or alias is there; `$LATEST` always is. */
export async function qualifierExists({ documents }: LambdaContext, found: LambdaFunction, qualifier: string): Promise<boolean> {
  if (qualifier === latest) return true
  if (!isVersionNumber(qualifier)) return own(found.aliases, qualifier) !== undefined
  return (await documents.get('functionVersion', versionKey(found.name, qualifier))) !== undefined
}

/** A text that is no number leads to no version. */
function versionKey(name: string, version: string): string {
  return functionVersionKey(name, isVersionNumber(version) ? Number(version) : '-')
}
