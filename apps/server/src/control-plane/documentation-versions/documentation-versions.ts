import { type DocumentationVersion, own, readDocumentationVersion, type RestApi, type Stage, stageKey, withEntry, withoutEntry } from '@fourbox/domain'
import type { Handlers, Output } from '../context.ts'
import { accepted, badRequest, conflict, notFound } from '../protocol/errors.ts'
import { oldestFirst } from '../protocol/creation-order.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { text } from '../protocol/patch-rows.ts'
import { changeApi, readApi } from '../rest-apis/api-document.ts'
import { changedAt } from '../stages/stage-settings.ts'
import { storedStage } from '../stages/stages.ts'

export const documentationVersions = {
  /** Freezes the documentation parts as they stand; with a stage name, the stage shows them. */
  async CreateDocumentationVersion({ restApiId, documentationVersion, stageName, description }, context) {
    const head = accepted(readDocumentationVersion({ version: documentationVersion, ...(description && { description }) }))
    if (stageName) await storedStage(context, restApiId, stageName)
    const createdDate = context.now()
    const api = await changeApi(context, restApiId, (current) => {
      if (own(current.documentationVersions, documentationVersion)) throw conflict('Documentation version already exists')
      const parts = Object.values(current.documentationParts)
      return withVersion(current, { ...head, createdDate, parts })
    })
    if (stageName) {
      await context.documents.update('stage', stageKey(restApiId, stageName), (stage): Stage => ({ ...changedAt(stage, createdDate), documentationVersion }))
    }
    return writeVersion(versionOf(api, documentationVersion))
  },

  async GetDocumentationVersion({ restApiId, documentationVersion }, context) {
    return writeVersion(versionOf(await readApi(context, restApiId), documentationVersion))
  },

  async GetDocumentationVersions({ restApiId, ...page }, context) {
    const api = await readApi(context, restApiId)
    const { items, position } = pageOf(oldestFirst(Object.values(api.documentationVersions)), ({ version }) => version, page)
    return { items: items.map(writeVersion), position }
  },

  async UpdateDocumentationVersion({ restApiId, documentationVersion, patchOperations }, context) {
    const update = (api: RestApi): RestApi => {
      const patched = applyPatches(documentationVersionPatches, listPaths, versionOf(api, documentationVersion), patchOperations)
      return withVersion(api, { ...patched, ...accepted(readDocumentationVersion(patched)) })
    }
    return writeVersion(versionOf(await changeApi(context, restApiId, update), documentationVersion))
  },

  async DeleteDocumentationVersion({ restApiId, documentationVersion }, context) {
    versionOf(await readApi(context, restApiId), documentationVersion)
    const stages = await context.documents.list('stage', { prefix: stageKey(restApiId, '') })
    if (stages.items.some((stage) => stage.documentationVersion === documentationVersion))
      throw badRequest('Cannot delete documentation version because there are API Stages associated with it.')
    await changeApi(context, restApiId, (api) => {
      versionOf(api, documentationVersion)
      return { ...api, documentationVersions: withoutEntry(api.documentationVersions, documentationVersion) }
    })
    return {}
  },
} satisfies Partial<Handlers>

export const documentationVersionPatches: PatchTable<DocumentationVersion> = { '/description': text('description') }

function versionOf(api: RestApi, version: string): DocumentationVersion {
  const found = own(api.documentationVersions, version)
  if (!found) throw notFound('Invalid Documentation version specified')
  return found
}

function withVersion(api: RestApi, version: DocumentationVersion): RestApi {
  return { ...api, documentationVersions: withEntry(api.documentationVersions, version.version, version) }
}

function writeVersion({ version, createdDate, description }: DocumentationVersion): Output<'GetDocumentationVersion'> {
  return { version, createdDate, description }
}
