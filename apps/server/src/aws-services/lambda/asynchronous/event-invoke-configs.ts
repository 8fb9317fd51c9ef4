import { type EventInvokeConfig, type LambdaFunction, own, parseArn } from '@fourbox/domain'
import { without } from '../aliases/aliases.ts'
import type { Input, LambdaContext, LambdaHandlers, Output } from '../context.ts'
import { invalidValue, notFound } from '../errors.ts'
import { findFunction, qualifierExists } from '../functions/find-function.ts'
import { functionArn, latest, readFunctionName } from '../names/function-name.ts'
import { pageOf } from '../page.ts'

type Given = Omit<Input<'PutFunctionEventInvokeConfig'>, 'FunctionName' | 'Qualifier'>

/** Each qualifier has settings of its own; none means `$LATEST`. */
export const eventInvokeConfigs = {
  async PutFunctionEventInvokeConfig({ FunctionName, Qualifier, ...given }, context) {
    checkGiven(given)
    const { found, qualifier } = await findCalled(context, FunctionName, Qualifier)
    const config = { ...(await readGiven(context, found, given)), lastModified: context.now() }
    await write(context, found, qualifier, config)
    return writeConfig(context, found.name, qualifier, config)
  },

  async UpdateFunctionEventInvokeConfig({ FunctionName, Qualifier, ...given }, context) {
    checkGiven(given)
    const { name, qualifier, config: before, found } = await findConfig(context, FunctionName, Qualifier)
    const config = { ...before, ...(await readGiven(context, found, given)), lastModified: context.now() }
    await write(context, found, qualifier, config)
    return writeConfig(context, name, qualifier, config)
  },

  async GetFunctionEventInvokeConfig({ FunctionName, Qualifier }, context) {
    const { name, qualifier, config } = await findConfig(context, FunctionName, Qualifier)
    return writeConfig(context, name, qualifier, config)
  },

  async DeleteFunctionEventInvokeConfig({ FunctionName, Qualifier }, context) {
    const { name, qualifier } = await findConfig(context, FunctionName, Qualifier)
    await context.documents.update('function', name, (found) => ({ ...found, eventInvokeConfigs: without(found.eventInvokeConfigs, qualifier) }))
    return {}
  },

  async ListFunctionEventInvokeConfigs({ FunctionName, MaxItems = 50, Marker }, context) {
    const { name } = readFunctionName(FunctionName, undefined, context)
    const found = await context.documents.get('function', name)
    if (!found) throw unknownFunction()
    const { items, next } = pageOf(Object.entries(found.eventInvokeConfigs), Marker, MaxItems)
    const configs = items.map(([qualifier, config]) => writeConfig(context, name, qualifier, config))
    return { FunctionEventInvokeConfigs: configs, ...(next !== undefined && { NextMarker: next }) }
  },
} satisfies Partial<LambdaHandlers>

function unknownFunction(): Error {
  return notFound("The function doesn't exist.")
}

async function findCalled(context: LambdaContext, text: string, given: string | undefined) {
  const { name, qualifier = latest } = readFunctionName(text, given, context)
  const found = await context.documents.get('function', name)
  if (!found || !(await qualifierExists(context, found, qualifier))) throw unknownFunction()
  return { found, qualifier }
}

/** @throws ServiceError ResourceNotFoundException when the qualifier has none */
async function findConfig(context: LambdaContext, text: string, given: string | undefined) {
  const { name, qualifier = latest } = readFunctionName(text, given, context)
  const found = await context.documents.get('function', name)
  const config = found && own(found.eventInvokeConfigs, qualifier)
  if (!config) throw notFound(`The function ${functionArn(context, name, qualifier)} doesn't have an EventInvokeConfig`)
  return { name, found, qualifier, config }
}

async function write({ documents }: LambdaContext, { name }: LambdaFunction, qualifier: string, config: EventInvokeConfig): Promise<void> {
  await documents.update('function', name, (found) => ({ ...found, eventInvokeConfigs: { ...found.eventInvokeConfigs, [qualifier]: config } }))
}

/** @throws ServiceError when nothing is given, whether the function is there or not */
function checkGiven({ MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig }: Given): void {
  if (MaximumRetryAttempts === undefined && MaximumEventAgeInSeconds === undefined && DestinationConfig === undefined) {
    throw invalidValue('You must specify at least one of error handling or destination setting.')
  }
}

async function readGiven(
  context: LambdaContext,
  found: LambdaFunction,
  { MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig }: Given,
): Promise<Omit<EventInvokeConfig, 'lastModified'>> {
  const [onSuccess, onFailure] = [DestinationConfig?.OnSuccess?.Destination, DestinationConfig?.OnFailure?.Destination]
  if (onSuccess) await checkDestination(context, found, onSuccess, 'onSuccess')
  if (onFailure) await checkDestination(context, found, onFailure, 'onFailure')
  return {
    ...(MaximumRetryAttempts !== undefined && { maximumRetryAttempts: MaximumRetryAttempts }),
    ...(MaximumEventAgeInSeconds !== undefined && { maximumEventAgeInSeconds: MaximumEventAgeInSeconds }),
    ...(onSuccess && { onSuccess }),
    ...(onFailure && { onFailure }),
  }
}

const destinations: ReadonlySet<string> = new Set(['lambda', 'sqs', 'sns', 'events', 's3'])

/** @throws ServiceError for what cannot take a record */
async function checkDestination(context: LambdaContext, found: LambdaFunction, arn: string, member: 'onSuccess' | 'onFailure'): Promise<void> {
  const parsed = parseArn(arn)
  if (!parsed || !destinations.has(parsed.service)) {
    const shown = { onSuccess: 'null', onFailure: 'null', [member]: `${member === 'onSuccess' ? 'OnSuccess' : 'OnFailure'}(destination=${arn})` }
    throw invalidValue(`The provided destination config DestinationConfig(onSuccess=${shown.onSuccess}, onFailure=${shown.onFailure}) is invalid.`)
  }
  if (parsed.service !== 'lambda') return
  const [, name = ''] = parsed.resource.split(':')
  if (name === found.name) throw invalidValue("You can't specify the function as a destination for itself.")
  const known = await findFunction(context, { name }).catch(() => undefined)
  if (!known) throw invalidValue(`The destination ARN ${arn} is invalid.`)
}

function writeConfig(context: LambdaContext, name: string, qualifier: string, config: EventInvokeConfig): Output<'GetFunctionEventInvokeConfig'> {
  const { lastModified, maximumRetryAttempts, maximumEventAgeInSeconds, onSuccess, onFailure } = config
  return {
    LastModified: lastModified / 1000,
    FunctionArn: functionArn(context, name, qualifier),
    MaximumRetryAttempts: maximumRetryAttempts,
    MaximumEventAgeInSeconds: maximumEventAgeInSeconds,
    DestinationConfig: {
      OnSuccess: onSuccess === undefined ? {} : { Destination: onSuccess },
      OnFailure: onFailure === undefined ? {} : { Destination: onFailure },
    },
  }
}
