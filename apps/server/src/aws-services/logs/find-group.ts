import type { LogGroup } from '@fourbox/domain'
import { traceGroups } from '../../execute-api/observe/trace-keeper.ts'
import type { LogsContext } from './context.ts'
import { unknown } from './errors.ts'

type Sources = Pick<LogsContext, 'documents' | 'logs'>

/** Groups that were created, and groups that only hold events, by name. */
export async function listGroups({ documents, logs }: Sources, prefix: string): Promise<readonly LogGroup[]> {
  const created = (await documents.list('logGroup', { prefix })).items
  const names = new Set(created.map(({ name }) => name))
  const others = (await logs.groups(prefix)).filter((name) => !names.has(name) && !name.startsWith(traceGroups))
  const written = await Promise.all(others.map((name) => writtenGroup(logs, name)))
  return [...created, ...written].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** @throws ServiceError ResourceNotFoundException */
export async function findGroup({ documents, logs }: Sources, name: string): Promise<LogGroup> {
  const created = await documents.get('logGroup', name)
  if (created) return created
  if (name.startsWith(traceGroups) || (await logs.streams(name)).length === 0) throw unknown('group')
  return writtenGroup(logs, name)
}

/** A group that nobody created began with its first event. */
async function writtenGroup(logs: Sources['logs'], name: string): Promise<LogGroup> {
  return { name, createdAt: Math.min(...(await logs.streams(name)).map(({ firstAt }) => firstAt)), tags: {} }
}
