import type { DraftDifference } from '@fourbox/domain'
import type { Kind, Write } from '@fourbox/store'

/** What goes with others, and is told with them. */
const untold: ReadonlySet<Kind> = new Set(['auditEntry', 'draftHistory', 'servingHistory'] as const)

const words = { insert: 'created', put: 'changed', update: 'changed', upsert: 'changed', delete: 'deleted' } as const

/** What the writes of a commit do, a line each; of a draft what its history tells of it. */
export function toldChanges(writes: readonly Write[]): readonly string[] {
  const isTold = writes.some(({ kind }) => kind === 'recordedChange')
  return writes.flatMap((write) => {
    if (write.kind === 'recordedChange') return write.op === 'put' ? write.entity.differences.map(toldDifference) : []
    if (write.op === 'delete-all' || untold.has(write.kind) || (write.kind === 'restApi' && isTold)) return []
    return [`${words[write.op]} ${write.kind} ${write.id}`]
  })
}

function toldDifference({ change, kind, name, members }: DraftDifference): string {
  return `${change} ${kind} ${name}${members.length > 0 ? ` (${members.join(', ')})` : ''}`
}
