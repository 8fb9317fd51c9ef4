import { apiQuotaFault, childPath, readPlace, type Resource, type RestApi, withMovedResource, withoutResource, withResource } from '@fourbox/domain'
import type { Handlers, Output } from '../context.ts'
import { accepted, badRequest, faultless } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { changeApi, readApi } from '../rest-apis/api-document.ts'
import { resourceOf, unknownResource } from '../methods/method-address.ts'
import { writeMethod } from '../methods/write-method.ts'

export const resources = {
  async CreateResource({ restApiId, parentId, pathPart }, context) {
    const id = context.newId(6)
    const api = await changeApi(
      context,
      restApiId,
      (current) => {
        const parent = resourceOf(current, parentId)
        accepted(readPlace(Object.values(current.resources), { parent, pathPart }))
        const before = Object.keys(current.resources).length
        faultless(apiQuotaFault('resourcesPerApi', { before, after: before + 1 }, context.limits))
        return withResource(current, { id, parentId, pathPart, path: childPath(parent, pathPart), methods: {} })
      },
      unknownResource(),
    )
    return writeResource(resourceOf(api, id), false)
  },

  async GetResource({ restApiId, resourceId, embed }, context) {
    return writeResource(resourceOf(await readApi(context, restApiId, unknownResource()), resourceId), wantsMethods(embed))
  },

  async GetResources({ restApiId, embed, ...page }, context) {
    const api = await readApi(context, restApiId)
    const { items, position } = pageOf(Object.values(api.resources), ({ id }) => id, page)
    return { items: items.map((resource) => writeResource(resource, wantsMethods(embed))), position }
  },

  async UpdateResource({ restApiId, resourceId, patchOperations }, context) {
    const api = await changeApi(
      context,
      restApiId,
      (current) => {
        const resource = resourceOf(current, resourceId)
        return patchOperations ? moved(current, resource, applyPatches(resourcePatches, listPaths, placeOf(resource), patchOperations)) : current
      },
      unknownResource(),
    )
    return writeResource(resourceOf(api, resourceId), false)
  },

  async DeleteResource({ restApiId, resourceId }, context) {
    const remove = (api: RestApi): RestApi => {
      const resource = resourceOf(api, resourceId)
      if (resource.parentId === undefined) throw badRequest('Root resource cannot be deleted.')
      return withoutResource(api, resource)
    }
    await changeApi(context, restApiId, remove, unknownResource())
    return {}
  },
} satisfies Partial<Handlers>

/** Where a resource stands. */
interface Place {
  readonly parentId?: string
  readonly pathPart?: string
}

export const resourcePatches: PatchTable<Place> = {
  '/parentId': { replace: ({ pathPart }, { value = '' }) => ({ parentId: value, pathPart: ofChild(pathPart, 'parentId') }) },
  '/pathPart': { replace: ({ parentId }, { value = '' }) => ({ pathPart: value, parentId: ofChild(parentId, 'pathPart') }) },
}

function placeOf({ parentId, pathPart }: Resource): Place {
  return { ...(parentId !== undefined && { parentId }), ...(pathPart !== undefined && { pathPart }) }
}

/** Only the root has neither parent nor name, and it keeps it so. */
function ofChild(value: string | undefined, member: string): string {
  if (value === undefined) throw badRequest(`Root resource cannot update its ${member}.`)
  return value
}

function moved(api: RestApi, resource: Resource, { parentId, pathPart }: Place): RestApi {
  if (parentId === undefined || pathPart === undefined) return api
  if (parentId === resource.parentId && pathPart === resource.pathPart) return api
  const parent = resourceOf(api, parentId)
  accepted(readPlace(Object.values(api.resources), { parent, pathPart, resource }))
  return withMovedResource(api, resource, parent, pathPart)
}

function wantsMethods(embed: readonly string[] | undefined): boolean {
  return embed?.includes('methods') ?? false
}

/** Without `embed=methods`, a resource lists its verbs with nothing in them. */
export function writeResource({ id, parentId, pathPart, path, methods }: Resource, embedMethods: boolean): Output<'GetResource'> {
  const entries = Object.entries(methods).map(([verb, method]) => [verb, embedMethods ? writeMethod(method) : {}] as const)
  return { id, parentId, pathPart, path, resourceMethods: entries.length > 0 ? Object.fromEntries(entries) : undefined }
}
