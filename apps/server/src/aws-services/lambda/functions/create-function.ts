import type { FunctionSettings, LambdaFunction } from '@fourbox/domain'
import { EntityExists } from '@fourbox/store'
import type { LambdaContext } from '../context.ts'
import { conflict } from '../errors.ts'
import { checkUnpackedSize } from './read-archive.ts'
import { written } from './transitions.ts'

/** @throws ServiceError ResourceConflictException for a name that is taken */
export async function createFunction(context: LambdaContext, name: string, settings: FunctionSettings, tags: LambdaFunction['tags']): Promise<LambdaFunction> {
  const { code } = settings
  if (code.type === 'archive') checkUnpackedSize(code, settings.layers)
  const created: LambdaFunction = {
    name,
    createdAt: context.now(),
    latest: written(context, settings, 'creating'),
    nextVersion: 1,
    tags,
    aliases: {},
    eventInvokeConfigs: {},
    policies: {},
    codeBytes: code.type === 'archive' ? code.size : 0,
  }
  try {
    await context.documents.insert('function', name, created)
    return created
  } catch (error) {
    throw error instanceof EntityExists ? conflict(`Function already exist: ${name}`) : error
  }
}
