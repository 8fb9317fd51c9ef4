import {
  type DocumentationPart,
  documentationLocationKey,
  type DocumentationPartSettings,
  own,
  readDocumentationPart,
  type RestApi,
  withEntry,
  withoutEntry,
} from '@fourbox/domain'
import type { Context, Handlers } from '../context.ts'
import { accepted, notFound } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { changeApi, readApi } from '../rest-apis/api-document.ts'
import { documentableLocations } from './documentable-locations.ts'

export const documentationParts = {
  async CreateDocumentationPart({ restApiId, ...settings }, context) {
    const id = context.newId(6)
    return partOf(await changeApi(context, restApiId, (api) => withPart(api, id, settings, context)), id)
  },

  async GetDocumentationPart({ restApiId, documentationPartId }, context) {
    return partOf(await readApi(context, restApiId, unknownPart()), documentationPartId)
  },

  async GetDocumentationParts({ restApiId, type, nameQuery, path, locationStatus, ...page }, context) {
    const api = await readApi(context, restApiId)
    const parts: readonly Place[] = locationStatus === 'UNDOCUMENTED' ? undocumented(api) : Object.values(api.documentationParts)
    const found = parts.filter(
      ({ location }) =>
        (type === undefined || location.type === type) &&
        (path === undefined || location.path === path) &&
        (nameQuery === undefined || (location.name ?? '').includes(nameQuery)),
    )
    return pageOf(found, ({ id, location }) => id ?? JSON.stringify(location), page)
  },

  async UpdateDocumentationPart({ restApiId, documentationPartId, patchOperations }, context) {
    const update = (api: RestApi): RestApi =>
      withPart(api, documentationPartId, applyPatches(documentationPartPatches, listPaths, partOf(api, documentationPartId), patchOperations), context)
    return partOf(await changeApi(context, restApiId, update, unknownPart()), documentationPartId)
  },

  async DeleteDocumentationPart({ restApiId, documentationPartId }, context) {
    await changeApi(context, restApiId, (api) => {
      partOf(api, documentationPartId)
      return { ...api, documentationParts: withoutEntry(api.documentationParts, documentationPartId) }
    })
    return {}
  },
} satisfies Partial<Handlers>

export const documentationPartPatches: PatchTable<DocumentationPartSettings> = {
  '/properties': { replace: (part, { value = '' }) => ({ ...part, properties: value }) },
}

/** A place of the API, with the part that describes it where there is one. */
type Place = Pick<DocumentationPart, 'location'> & Partial<DocumentationPart>

function undocumented(api: RestApi): readonly Place[] {
  const documented = new Set(Object.values(api.documentationParts).map(({ location }) => documentationLocationKey(location)))
  return documentableLocations(api)
    .filter((location) => !documented.has(documentationLocationKey(location)))
    .map((location) => ({ location }))
}

function unknownPart() {
  return notFound('Invalid Documentation part identifier specified')
}

function partOf(api: RestApi, id: string): DocumentationPart {
  const part = own(api.documentationParts, id)
  if (!part) throw unknownPart()
  return part
}

/** @throws what AWS says of a part that cannot be. A part that is there already may stay, whatever the quota has become. */
function withPart(api: RestApi, id: string, settings: DocumentationPartSettings, { limits }: Pick<Context, 'limits'>): RestApi {
  const isNew = own(api.documentationParts, id) === undefined
  const others = Object.values(api.documentationParts).filter((part) => part.id !== id)
  const part = accepted(readDocumentationPart(settings, { id, limits, others, isNew }))
  return { ...api, documentationParts: withEntry(api.documentationParts, id, part) }
}
