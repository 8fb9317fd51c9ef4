import { type FunctionFacts, type LambdaFunction, settled } from '@fourbox/domain'
import type { LambdaContext } from '../../aws-services/lambda/context.ts'
import { functionArn } from '../../aws-services/lambda/names/function-name.ts'
import { functionUses } from './function-uses.ts'

/** Facts of every function, by name. */
export async function functionFacts(context: Omit<LambdaContext, 'requestId'>): Promise<readonly FunctionFacts[]> {
  const [{ items }, uses] = await Promise.all([context.documents.list('function'), functionUses(context.documents, context)])
  const running = context.functions.environments()
  return items.map((found) => {
    const { name, latest } = found
    const { code, logging } = latest
    const arn = functionArn(context, name)
    return {
      name,
      state: stateOf(found, context.now()),
      ...(code.type === 'folder' && { folder: { path: code.path, watched: code.watched } }),
      logGroup: logging.group,
      environments: running.filter((one) => one.functionArn === arn).length,
      uses: uses.filter(({ functionName }) => functionName === name || functionName.startsWith(`${name}:`)),
    }
  })
}

function stateOf({ latest }: LambdaFunction, now: number): FunctionFacts['state'] {
  switch (settled(latest, now).transition?.kind) {
    case 'creating':
      return 'Pending'
    case 'updating':
      return 'InProgress'
    default:
      return 'Active'
  }
}
