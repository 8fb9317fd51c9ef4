import { apiQuotaFault, readPlace, type Resource, type ResourceId, type RestApiId, subtreeOf, withCopiedResource } from '@fourbox/domain'
import type { Context } from '../context.ts'
import { resourceOf, unknownResource } from '../methods/method-address.ts'
import { accepted, badRequest, faultless } from '../protocol/errors.ts'
import { changeApi } from '../rest-apis/api-document.ts'

interface WantedCopy {
  readonly restApiId: RestApiId
  readonly resourceId: ResourceId
  /** That of the copied resource when absent. */
  readonly parentId?: ResourceId
  readonly pathPart: string
}

/**
 * Makes a copy of a resource, its methods and everything below it, in one change of the draft; what AWS takes a call for each part for.
 * @throws ServiceError as CreateResource does, before anything is changed
 */
export async function copyResource(
  context: Pick<Context, 'account' | 'documents' | 'limits' | 'newId'>,
  { restApiId, resourceId, parentId, pathPart }: WantedCopy,
): Promise<Resource> {
  let copy: Resource | undefined
  await changeApi(
    context,
    restApiId,
    (current) => {
      const resource = resourceOf(current, resourceId)
      if (resource.parentId === undefined) throw badRequest('Root resource cannot be copied.')
      const parent = resourceOf(current, parentId ?? resource.parentId)
      const all = Object.values(current.resources)
      accepted(readPlace(all, { parent, pathPart, resource, copied: true }))
      const after = all.length + subtreeOf(all, resource).length
      faultless(apiQuotaFault('resourcesPerApi', { before: all.length, after }, context.limits))
      const made = withCopiedResource(current, resource, parent, pathPart, () => context.newId(6))
      copy = made.copy
      return made.api
    },
    unknownResource(),
  )
  if (!copy) throw unknownResource()
  return copy
}
