import { type ChangedResource, changedResources, type RestApi, type RestApiId } from '@fourbox/domain'
import { type Documents, type Kinds, NoSuchEntity, type Reads, type StoredDocuments, type Write } from '@fourbox/store'

/** What a commit made of the draft of an API. */
export type DraftChange =
  | (DraftStates & { readonly restApiId: RestApiId; readonly became: 'changed'; readonly resources: readonly ChangedResource[] })
  | { readonly restApiId: RestApiId; readonly became: 'deleted' }

interface DraftStates {
  readonly before: RestApi
  readonly after: RestApi
}

/** What must be written together with the change of a draft. */
export type DraftFollower = (change: DraftChange, reads: Reads) => readonly Write[]

/** Documents in which nobody changes a draft without what follows from it: it is written in the same commit, whichever way the change came. */
export function followedDrafts(stored: StoredDocuments, followers: readonly DraftFollower[]): Documents {
  async function commit(writes: readonly Write[], check?: (reads: Reads) => void): Promise<void> {
    if (!writes.some(({ kind }) => kind === 'restApi')) return stored.commit(writes, check)
    await stored.commitWith(() => {
      const changes = new Map<RestApiId, DraftStates | 'deleted'>()
      return {
        writes: writes.map((write) => (write.kind === 'restApi' ? noting(write, changes) : write)),
        further: (reads) => {
          check?.(reads)
          const made = [...changes].map(([restApiId, states]) => draftChange(restApiId, states))
          return made.flatMap((change) => followers.flatMap((follow) => follow(change, reads)))
        },
      }
    })
  }

  return {
    ...stored,
    commit,
    update: async <K extends keyof Kinds>(kind: K, id: string, change: (current: Kinds[K]) => Kinds[K]): Promise<Kinds[K]> => {
      if (kind !== 'restApi') return stored.update(kind, id, change)
      let after: Kinds[K] | undefined
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kind and change come as a pair of one key; the compiler cannot follow that through a union over all kinds
      await commit([{ op: 'update', kind, id, change: (current: Kinds[K]) => (after = change(current)) } as unknown as Write])
      if (after === undefined) throw new NoSuchEntity(kind, id)
      return after
    },
    delete: async (kind, id) => {
      if (kind !== 'restApi') return stored.delete(kind, id)
      const existed = (await stored.get(kind, id)) !== undefined
      await commit([{ op: 'delete', kind, id }])
      return existed
    },
  }
}

function draftChange(restApiId: RestApiId, states: DraftStates | 'deleted'): DraftChange {
  if (states === 'deleted') return { restApiId, became: 'deleted' }
  return { restApiId, became: 'changed', ...states, resources: changedResources(states.before, states.after) }
}

/** A write of a draft that notes what it does. */
function noting(write: Write<'restApi'>, changes: Map<RestApiId, DraftStates | 'deleted'>): Write<'restApi'> {
  if (write.op === 'delete') changes.set(write.id, 'deleted')
  if (write.op !== 'update') return write
  return {
    ...write,
    change: (current: RestApi) => {
      const former = changes.get(write.id)
      const before = former === undefined || former === 'deleted' ? current : former.before
      const after = write.change(current)
      if (after !== before) changes.set(write.id, { before, after })
      return after
    },
  }
}
