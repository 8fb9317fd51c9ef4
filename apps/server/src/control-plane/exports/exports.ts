import { deploymentKey, type DocumentationVersion, own, type Stage } from '@fourbox/domain'
import { exportDefinition, exportExtensions, exportFilename, exportTypes, type ExportSettings } from '@fourbox/openapi'
import type { Context, Handlers } from '../context.ts'
import { badRequest, notFound } from '../protocol/errors.ts'
import { splitList } from '../protocol/patch-rows.ts'
import { storedStage } from '../stages/stages.ts'

export const exports = {
  /** The deployed snapshot of a stage as a definition; its documentation is the version that the stage shows. */
  async GetExport({ restApiId, stageName, exportType, parameters = {}, accepts }, context) {
    const stage = await storedStage(context, restApiId, stageName)
    const { snapshot: api, createdDate } = await deployedOn(context, stage)
    const documentation = await shownDocumentation(context, stage)
    const settings: ExportSettings = {
      exportType: readExportType(exportType),
      format: readFormat(accepts),
      extensions: readExtensions(parameters['extensions']),
      stageName,
      region: context.region,
      createdDate,
      ...(documentation && { documentation }),
    }
    return {
      contentType: 'application/octet-stream',
      contentDisposition: `attachment; filename="${exportFilename(api, settings)}"`,
      body: new TextEncoder().encode(exportDefinition(api, settings)),
    }
  },
} satisfies Partial<Handlers>

async function deployedOn({ documents }: Context, { restApiId, deploymentId }: Stage) {
  const deployment = await documents.get('deployment', deploymentKey(restApiId, deploymentId))
  if (!deployment) throw notFound('Invalid Deployment identifier specified')
  return deployment
}

/** Versions are published on the draft; a deployment only says how its methods are made. */
async function shownDocumentation({ documents }: Context, { restApiId, documentationVersion }: Stage): Promise<DocumentationVersion | undefined> {
  const draft = await documents.get('restApi', restApiId)
  return own(draft?.documentationVersions, documentationVersion ?? '')
}

function readExportType(text: string): ExportSettings['exportType'] {
  const type = exportTypes.find((each) => each === text)
  if (!type) throw badRequest(`No API exporter for type '${text}'`, 'exportType')
  return type
}

function readFormat(accepts = ''): ExportSettings['format'] {
  return /ya?ml/i.test(accepts) ? 'yaml' : 'json'
}

function readExtensions(text = ''): ExportSettings['extensions'] {
  return splitList(text).map((name) => {
    const extension = exportExtensions.find((each) => each === name)
    if (!extension) throw badRequest(`Invalid extension specified: ${name}. Valid options are ${exportExtensions.join(',')}`)
    return extension
  })
}
