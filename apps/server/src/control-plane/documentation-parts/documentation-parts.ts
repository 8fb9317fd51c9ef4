import { type DocumentationPart, type DocumentationPartLocation, own, type RestApi, withEntry, withoutEntry } from '@fourbox/domain'
import type { Handlers } from '../context.ts'
import { badRequest, conflict, limitReached, notFound } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { changeApi, readApi } from '../rest-apis/api-document.ts'
import { documentableLocations, isSameLocation } from './documentable-locations.ts'

export const documentationParts = {
  async CreateDocumentationPart({ restApiId, location, properties }, context) {
    const part: DocumentationPart = { id: context.newId(6), location: readLocation(location), properties: readProperties(properties) }
    await changeApi(context, restApiId, (api) => {
      const parts = Object.values(api.documentationParts)
      if (parts.some((each) => isSameLocation(each.location, part.location))) throw conflict(duplicateText(part.location))
      if (parts.length >= context.limits.documentationPartsPerApi) throw limitReached('documentation parts', 'this API')
      return withPart(api, part)
    })
    return part
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
    const update = (api: RestApi): RestApi => withPart(api, applyPatches(patches, listPaths, partOf(api, documentationPartId), patchOperations))
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

const patches: PatchTable<DocumentationPart> = { '/properties': { replace: (part, { value = '' }) => ({ ...part, properties: readProperties(value) }) } }

function readLocation({ type, path, method, statusCode, name }: DocumentationPartLocation): DocumentationPartLocation {
  return { type, ...(path && { path }), ...(method && { method }), ...(statusCode && { statusCode }), ...(name && { name }) }
}

/** @throws BadRequestException for what is not the JSON text of an object. */
function readProperties(text: string): string {
  if (!isObjectText(text)) throw badRequest('Invalid documentation properties specified. Properties must be a valid JSON object')
  return text
}

function isObjectText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

function duplicateText({ type, path, method, statusCode, name }: DocumentationPartLocation): string {
  const facts = Object.entries({ type, path, method, statusCode, name }).filter(([, value]) => value !== undefined)
  return `Documentation part already exists for the specified location: ${facts.map(([fact, value]) => `${fact} '${value}'`).join(', ')}`
}

/** A place of the API, with the part that describes it where there is one. */
type Place = Pick<DocumentationPart, 'location'> & Partial<DocumentationPart>

function undocumented(api: RestApi): readonly Place[] {
  const parts = Object.values(api.documentationParts)
  return documentableLocations(api)
    .filter((location) => !parts.some((part) => isSameLocation(part.location, location)))
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

function withPart(api: RestApi, part: DocumentationPart): RestApi {
  return { ...api, documentationParts: withEntry(api.documentationParts, part.id, part) }
}
