import type { LambdaContext, LambdaHandlers } from '../context.ts'
import { invalidValue } from '../errors.ts'
import { findFunction, unknownFunction } from '../functions/find-function.ts'
import { type FunctionReference, latest, readFunctionName } from '../names/function-name.ts'
import { checkReservable } from './shares.ts'

export const reservedConcurrency = {
  async PutFunctionConcurrency({ FunctionName, ReservedConcurrentExecutions: reserved }, context) {
    const { name } = readUnqualified(FunctionName, context)
    const before = await context.documents.get('function', name)
    if (!before) throw unknownFunction(context, { name, qualifier: latest })
    await checkReservable(context, before, reserved)
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
} satisfies Partial<LambdaHandlers>

function readUnqualified(text: string, context: LambdaContext): FunctionReference {
  const reference = readFunctionName(text, undefined, context)
  if (reference.qualifier !== undefined) {
    throw invalidValue(
      'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
    )
  }
  return reference
}
