import { type FunctionAlias, functionUrlKey, functionVersionKey, type LambdaFunction, own } from '@fourbox/domain'
import type { Input, LambdaContext, LambdaHandlers, Output } from '../context.ts'
import { conflict, invalidValue, notFound, refusedInFront, wrongRevision } from '../errors.ts'
import { findFunction, unknownFunction } from '../functions/find-function.ts'
import { keepReady } from '../concurrency/keep-ready.ts'
import { functionArn, latest, readFunctionName } from '../names/function-name.ts'
import { pageOf } from '../page.ts'

export const aliases = {
  async CreateAlias({ FunctionName, Name, FunctionVersion, Description = '', RoutingConfig }, context) {
    const { name } = readFunctionName(FunctionName, undefined, context)
    await findFunction(context, { name })
    const alias = await checked(context, name, {
      name: Name,
      functionVersion: FunctionVersion,
      description: Description,
      revisionId: context.newUuid(),
      weights: readWeights(RoutingConfig),
    })
    await context.documents.update('function', name, (found) => {
      if (own(found.aliases, Name) !== undefined) throw conflict(`Alias already exists: ${functionArn(context, name, Name)}`)
      return { ...found, aliases: { ...found.aliases, [Name]: alias } }
    })
    return writeAlias(context, name, alias)
  },

  async GetAlias({ FunctionName, Name }, context) {
    const { name } = readFunctionName(FunctionName, undefined, context)
    return writeAlias(context, name, findAlias(context, await findFunction(context, { name }), Name))
  },

  async ListAliases({ FunctionName, FunctionVersion, MaxItems = 50, Marker }, context) {
    const { name } = readFunctionName(FunctionName, undefined, context)
    const found = await findFunction(context, { name })
    const rows = Object.values(found.aliases)
      .filter(({ functionVersion }) => (FunctionVersion ?? functionVersion) === functionVersion)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    const { items, next } = pageOf(rows, Marker, MaxItems)
    return { Aliases: items.map((alias) => writeAlias(context, name, alias)), ...(next !== undefined && { NextMarker: next }) }
  },

  async UpdateAlias({ FunctionName, Name, FunctionVersion, Description, RoutingConfig, RevisionId }, context) {
    const { name } = readFunctionName(FunctionName, undefined, context)
    const found = await findFunction(context, { name })
    const before = own(found.aliases, Name)
    if (!before) throw notFound(`Alias not found: ${functionArn(context, name, Name)}`)
    const alias = await checked(context, name, {
      name: Name,
      functionVersion: FunctionVersion ?? before.functionVersion,
      description: Description ?? before.description,
      revisionId: context.newUuid(),
      weights: RoutingConfig ? readWeights(RoutingConfig) : before.weights,
    })
    const changed = await context.documents.update('function', name, (each) => {
      if (RevisionId !== undefined && own(each.aliases, Name)?.revisionId !== RevisionId) throw wrongRevision('GetFunction/GetAlias')
      return { ...each, aliases: { ...each.aliases, [Name]: alias } }
    })
    await keepReady(context, found, changed)
    return writeAlias(context, name, alias)
  },

  /** What hangs on the alias, its address among it, goes with it. */
  async DeleteAlias({ FunctionName, Name }, context) {
    const { name } = readFunctionName(FunctionName, undefined, context)
    const before = await findFunction(context, { name })
    const rest = await context.documents.update('function', name, (found) => ({
      ...found,
      aliases: without(found.aliases, Name),
      policies: without(found.policies, Name),
      eventInvokeConfigs: without(found.eventInvokeConfigs, Name),
      ...(found.provisionedConcurrency && { provisionedConcurrency: without(found.provisionedConcurrency, Name) }),
    }))
    await keepReady(context, before, rest)
    await context.documents.delete('functionUrl', functionUrlKey(name, Name))
    return {}
  },
} satisfies Partial<LambdaHandlers>

/** In the words of most operations. */
export function unknownAlias(context: LambdaContext, functionName: string, alias: string): Error {
  return notFound(`Cannot find alias arn: ${functionArn(context, functionName, alias)}`)
}

/** @throws ServiceError ResourceNotFoundException */
export function findAlias(context: LambdaContext, found: LambdaFunction, alias: string): FunctionAlias {
  const known = own(found.aliases, alias)
  if (!known) throw unknownAlias(context, found.name, alias)
  return known
}

export function without<T>(entries: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).filter(([each]) => each !== key))
}

function readWeights(given: Input<'CreateAlias'>['RoutingConfig'] | undefined): Readonly<Record<string, number>> {
  const weights = given?.AdditionalVersionWeights ?? {}
  if (Object.keys(weights).length > 1) throw invalidValue('Number of items in AdditionalVersionWeights cannot be greater than 1')
  return weights
}

/** @throws ServiceError for versions that are not there, and for shares that make no sense */
async function checked(context: LambdaContext, name: string, alias: FunctionAlias): Promise<FunctionAlias> {
  const { functionVersion, weights } = alias
  const additional = Object.keys(weights)
  if (functionVersion === latest && additional.length > 0) {
    throw refusedInFront('$LATEST is not supported for an alias pointing to more than 1 version')
  }
  if (additional.includes(functionVersion)) {
    throw invalidValue(`Invalid function version ${functionVersion}. Function version ${functionVersion} is already included in routing configuration.`)
  }
  for (const version of [functionVersion, ...additional]) {
    if (version === latest) continue
    const known = await context.documents.get('functionVersion', functionVersionKey(name, Number(version)))
    if (!known) throw unknownFunction(context, { name, qualifier: version })
  }
  return alias
}

function writeAlias(
  context: LambdaContext,
  functionName: string,
  { name, functionVersion, description, revisionId, weights }: FunctionAlias,
): Output<'GetAlias'> {
  return {
    AliasArn: functionArn(context, functionName, name),
    Name: name,
    FunctionVersion: functionVersion,
    Description: description,
    ...(Object.keys(weights).length > 0 && { RoutingConfig: { AdditionalVersionWeights: weights } }),
    RevisionId: revisionId,
  }
}
