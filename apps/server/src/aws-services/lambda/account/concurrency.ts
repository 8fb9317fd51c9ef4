import type { LambdaContext, LambdaHandlers } from '../context.ts'
import { invalidValue, notFound, refusedInFront } from '../errors.ts'
import { findFunction, unknownFunction } from '../functions/find-function.ts'
import { functionArn, type FunctionReference, latest, readFunctionName } from '../names/function-name.ts'

/** Of an account. */
export const concurrentExecutions = 1000
/** What reservations leave to all other functions. */
const leastUnreserved = 100

export const concurrency = {
  async PutFunctionConcurrency({ FunctionName, ReservedConcurrentExecutions: reserved }, context) {
    const { name } = readUnqualified(FunctionName, context)
    if ((await context.documents.get('function', name)) === undefined) throw unknownFunction(context, { name, qualifier: latest })
    const others = (await reservations(context)).filter((each) => each.name !== name).reduce((sum, each) => sum + each.reserved, 0)
    if (concurrentExecutions - others - reserved < leastUnreserved) {
      throw refusedInFront(
        `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${leastUnreserved}].`,
      )
    }
    await context.documents.update('function', name, (found) => ({ ...found, reservedConcurrentExecutions: reserved }))
    return { ReservedConcurrentExecutions: reserved }
  },

  async GetFunctionConcurrency({ FunctionName }, context) {
    const { name } = readUnqualified(FunctionName, context)
    const { reservedConcurrentExecutions: reserved } = await findFunction(context, { name })
    return reserved === undefined ? {} : { ReservedConcurrentExecutions: reserved }
  },

  async DeleteFunctionConcurrency({ FunctionName }, context) {
    const { name } = readUnqualified(FunctionName, context)
    await findFunction(context, { name })
    await context.documents.update('function', name, ({ reservedConcurrentExecutions: _gone, ...found }) => found)
    return {}
  },

  /** Nothing is ever provisioned: environments start in a moment. */
  async ListProvisionedConcurrencyConfigs({ FunctionName }, context) {
    await findFunction(context, { name: readFunctionName(FunctionName, undefined, context).name })
    return { ProvisionedConcurrencyConfigs: [] }
  },

  async GetProvisionedConcurrencyConfig({ FunctionName, Qualifier }, context) {
    const { name } = readFunctionName(FunctionName, Qualifier, context)
    await findFunction(context, { name })
    throw notFound(`No Provisioned Concurrency Config found for this function: ${functionArn(context, name, Qualifier)}`)
  },
} satisfies Partial<LambdaHandlers>

/** Functions with a share of their own. */
export async function reservations({ documents }: LambdaContext): Promise<readonly { readonly name: string; readonly reserved: number }[]> {
  const all = (await documents.list('function')).items
  return all.flatMap(({ name, reservedConcurrentExecutions: reserved }) => (reserved === undefined ? [] : [{ name, reserved }]))
}

function readUnqualified(text: string, context: LambdaContext): FunctionReference {
  const reference = readFunctionName(text, undefined, context)
  if (reference.qualifier !== undefined) {
    throw invalidValue(
      'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
    )
  }
  return reference
}
