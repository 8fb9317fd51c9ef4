import {
  type ChangedResource,
  type HttpMethod,
  type Resource,
  type RestApi,
  type RestApiId,
  type SavedTest,
  savedTestKey,
  savedTestsOfApi,
  savedTestsOfMethod,
} from '@fourbox/domain'
import type { Reads, Write } from '@fourbox/store'
import type { DraftChange, DraftFollower } from '../drafts/followed-drafts.ts'

/**
 * A method that is deleted takes its tests with it, an API all of them. Where another resource stands under the same path and has
 * the verb, as after an import that makes everything anew, they go on with that.
 */
export const testsFollowMethods: DraftFollower = (change, reads) =>
  change.became === 'deleted'
    ? [{ op: 'delete-all', kind: 'savedTest', prefix: savedTestsOfApi(change.restApiId) }]
    : goneMethods(change.resources).flatMap((gone) => movedTests(change.restApiId, gone, change.after, reads))

/** The tests that go with their methods for good. */
export function lostTests(change: DraftChange, reads: Reads): readonly SavedTest[] {
  const writes = testsFollowMethods(change, reads)
  const moved = new Set(writes.flatMap((write) => (write.op === 'put' && write.kind === 'savedTest' ? [write.entity.id] : [])))
  const gone = writes.flatMap((write) => (write.op === 'delete' ? (reads.get('savedTest', write.id) ?? []) : []))
  return gone.filter(({ id }) => !moved.has(id))
}

interface GoneMethod {
  readonly resource: Resource
  readonly httpMethod: HttpMethod
}

function goneMethods(resources: readonly ChangedResource[]): readonly GoneMethod[] {
  return resources.flatMap(({ before: resource, after: now }) => {
    if (!resource) return []
    return Object.values(resource.methods).flatMap(({ httpMethod }) => (now?.methods[httpMethod] ? [] : [{ resource, httpMethod }]))
  })
}

function movedTests(restApiId: RestApiId, { resource, httpMethod }: GoneMethod, after: RestApi, reads: Reads): readonly Write[] {
  const keys = reads.ids('savedTest', savedTestsOfMethod(restApiId, resource.id, httpMethod))
  const heir = keys.length === 0 ? undefined : Object.values(after.resources).find(({ path, methods }) => path === resource.path && methods[httpMethod])
  return keys.flatMap((key): readonly Write[] => {
    const test = heir && reads.get('savedTest', key)
    const moved = test && { ...test, resourceId: heir.id }
    return [{ op: 'delete', kind: 'savedTest', id: key }, ...(moved ? [{ op: 'put', kind: 'savedTest', id: savedTestKey(moved), entity: moved } as const] : [])]
  })
}
