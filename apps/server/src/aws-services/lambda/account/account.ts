import { functionLimits } from '@fourbox/domain'
import type { LambdaHandlers } from '../context.ts'
import { findFunction } from '../functions/find-function.ts'
import { functionArn, readFunctionName } from '../names/function-name.ts'
import { concurrentExecutions, takenShares } from '../concurrency/shares.ts'

export const account = {
  async GetAccountSettings(_input, context) {
    const functions = (await context.documents.list('function')).items
    const layers = (await context.documents.list('layerVersion')).items
    return {
      AccountLimit: {
        TotalCodeSize: 80_530_636_800,
        CodeSizeUnzipped: functionLimits.unzippedBytes,
        CodeSizeZipped: functionLimits.zippedBytes,
        ConcurrentExecutions: concurrentExecutions,
        UnreservedConcurrentExecutions: concurrentExecutions - (await takenShares(context)),
      },
      AccountUsage: {
        TotalCodeSize: [...functions.map(({ codeBytes }) => codeBytes), ...layers.map(({ archive }) => archive.size)].reduce((sum, size) => sum + size, 0),
        FunctionCount: functions.length,
      },
    }
  },

  async GetFunctionRecursionConfig({ FunctionName }, context) {
    const { recursiveLoop = 'Terminate' } = await findFunction(context, readFunctionName(FunctionName, undefined, context))
    return { RecursiveLoop: recursiveLoop }
  },

  async PutFunctionRecursionConfig({ FunctionName, RecursiveLoop: recursiveLoop }, context) {
    const { name } = readFunctionName(FunctionName, undefined, context)
    await findFunction(context, { name })
    await context.documents.update('function', name, (found) => ({ ...found, recursiveLoop }))
    return { RecursiveLoop: recursiveLoop }
  },

  /** Runtimes are those of this machine: there is no version to choose. */
  async GetRuntimeManagementConfig({ FunctionName, Qualifier }, context) {
    const { name, qualifier } = readFunctionName(FunctionName, Qualifier, context)
    await findFunction(context, { name })
    return { UpdateRuntimeOn: 'Auto', FunctionArn: functionArn(context, name, qualifier ?? '$LATEST') }
  },

  /** Nothing signs code here. */
  async GetFunctionCodeSigningConfig({ FunctionName }, context) {
    const { name } = await findFunction(context, readFunctionName(FunctionName, undefined, context))
    return { CodeSigningConfigArn: undefined, FunctionName: name }
  },

  /** None can be made: there are no queues and streams. */
  async ListEventSourceMappings() {
    return { EventSourceMappings: [] }
  },
} satisfies Partial<LambdaHandlers>
