import { type HttpMethod, own, type Resource, type RestApi, type RestApiId, savedTestKey, savedTestsOfApi, savedTestsOfMethod } from '@fourbox/domain'
import type { Reads, Write } from '@fourbox/store'
import type { DraftFollower } from '../drafts/followed-drafts.ts'

/**
 * A method that is deleted takes its tests with it, an API all of them. Where another resource stands under the same path and has
 * the verb, as after an import that makes everything anew, they go on with that.
 */
export const testsFollowMethods: DraftFollower = (change, reads) =>
  change.became === 'deleted'
    ? [{ op: 'delete-all', kind: 'savedTest', prefix: savedTestsOfApi(change.restApiId) }]
    : goneMethods(change.before, change.after).flatMap((gone) => movedTests(change.restApiId, gone, change.after, reads))

interface GoneMethod {
  readonly resource: Resource
  readonly httpMethod: HttpMethod
}

/** What is the same value in both was not touched. */
function goneMethods(before: RestApi, after: RestApi): readonly GoneMethod[] {
  if (before.resources === after.resources) return []
  return Object.values(before.resources).flatMap((resource) => {
    const now = own(after.resources, resource.id)
    if (now === resource) return []
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
