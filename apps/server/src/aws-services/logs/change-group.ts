import type { LogGroup } from '@fourbox/domain'
import { EntityExists } from '@fourbox/store'
import type { LogsContext } from './context.ts'
import { findGroup } from './find-group.ts'

/** Changes a group; one that only holds events is created by that. @throws ServiceError ResourceNotFoundException */
export async function changeGroup(context: LogsContext, name: string, change: (group: LogGroup) => LogGroup): Promise<void> {
  const { documents } = context
  const group = await findGroup(context, name)
  if ((await documents.get('logGroup', name)) === undefined) await documents.insert('logGroup', name, group).catch(ignoreTaken)
  await documents.update('logGroup', name, change)
}

/** Somebody else was first, which is as good. */
function ignoreTaken(error: unknown): void {
  if (!(error instanceof EntityExists)) throw error
}
