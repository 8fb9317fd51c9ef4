import { type LayerVersion, layerVersionKey, parseLayerArn } from '@fourbox/domain'
import { EntityExists } from '@fourbox/store'
import type { LambdaContext, LambdaHandlers, Output } from '../context.ts'
import { invalidValue, noSuchResource } from '../errors.ts'
import { keepArchive } from '../functions/read-archive.ts'
import { writeDate } from '../functions/write-configuration.ts'
import { pageOf } from '../page.ts'
import { layerArn, layerName } from './layer-name.ts'

export const layers = {
  async PublishLayerVersion(input, context) {
    const { Description = '', Content, CompatibleRuntimes = [], CompatibleArchitectures = [], LicenseInfo } = input
    const name = layerName(input.LayerName)
    const archive = await keepArchive(context, Content)
    const layer: LayerVersion = {
      layerName: name,
      version: await nextVersion(context, name),
      description: Description,
      createdAt: context.now(),
      compatibleRuntimes: CompatibleRuntimes,
      compatibleArchitectures: CompatibleArchitectures,
      ...(LicenseInfo !== undefined && { licenseInfo: LicenseInfo }),
      archive,
    }
    await context.documents.insert('layerVersion', layerVersionKey(name, layer.version), layer)
    return writeLayerVersion(context, layer)
  },

  async GetLayerVersion({ LayerName, VersionNumber }, context) {
    return writeLayerVersion(context, await findLayerVersion(context, layerName(LayerName), VersionNumber))
  },

  async GetLayerVersionByArn({ Arn }, context) {
    return writeLayerVersion(context, await findLayerVersion(context, layerName(Arn), parseLayerArn(Arn)?.version ?? Number.NaN))
  },

  async ListLayers({ CompatibleRuntime, CompatibleArchitecture, MaxItems = 50, Marker }, context) {
    const newest = new Map<string, LayerVersion>()
    for (const layer of (await context.documents.list('layerVersion')).items) {
      if (isFor(layer, CompatibleRuntime, CompatibleArchitecture)) newest.set(layer.layerName, layer)
    }
    const { items, next } = pageOf([...newest.values()], Marker, MaxItems)
    const Layers = items.map((layer) => ({
      LayerName: layer.layerName,
      LayerArn: layerArn(context, layer.layerName),
      LatestMatchingVersion: listed(context, layer),
    }))
    return { Layers, ...(next !== undefined && { NextMarker: next }) }
  },

  async ListLayerVersions({ LayerName, CompatibleRuntime, CompatibleArchitecture, MaxItems = 50, Marker }, context) {
    const all = (await context.documents.list('layerVersion', { prefix: layerVersionKey(layerName(LayerName), '') })).items
    const newestFirst = all.filter((layer) => isFor(layer, CompatibleRuntime, CompatibleArchitecture)).toReversed()
    const { items, next } = pageOf(newestFirst, Marker, MaxItems)
    return { LayerVersions: items.map((layer) => listed(context, layer)), ...(next !== undefined && { NextMarker: next }) }
  },

  /** A function that uses it keeps what it has. */
  async DeleteLayerVersion({ LayerName, VersionNumber }, context) {
    checkNumber(VersionNumber)
    await context.documents.delete('layerVersion', layerVersionKey(layerName(LayerName), VersionNumber))
    return {}
  },
} satisfies Partial<LambdaHandlers>

/** @throws ServiceError ResourceNotFoundException */
async function findLayerVersion({ documents }: LambdaContext, name: string, version: number): Promise<LayerVersion> {
  checkNumber(version)
  const layer = await documents.get('layerVersion', layerVersionKey(name, version))
  if (!layer) throw noSuchResource()
  return layer
}

export function checkNumber(version: number): void {
  if (version < 1) throw invalidValue('Layer Version Cannot be less than 1')
}

/** Numbers rise by one and are never used again, also when all versions are gone. */
async function nextVersion({ documents }: LambdaContext, name: string): Promise<number> {
  try {
    await documents.insert('layer', name, { name, nextVersion: 1 })
  } catch (error) {
    if (!(error instanceof EntityExists)) throw error
  }
  const { nextVersion: next } = await documents.update('layer', name, (layer) => ({ ...layer, nextVersion: layer.nextVersion + 1 }))
  return next - 1
}

function isFor({ compatibleRuntimes, compatibleArchitectures }: LayerVersion, runtime: string | undefined, architecture: string | undefined): boolean {
  return (runtime === undefined || compatibleRuntimes.includes(runtime)) && (architecture === undefined || compatibleArchitectures.includes(architecture))
}

function listed(context: LambdaContext, layer: LayerVersion) {
  return {
    LayerVersionArn: layerArn(context, layer.layerName, layer.version),
    Version: layer.version,
    Description: layer.description,
    CreatedDate: writeDate(layer.createdAt),
    CompatibleRuntimes: layer.compatibleRuntimes,
    CompatibleArchitectures: layer.compatibleArchitectures,
    LicenseInfo: layer.licenseInfo,
  }
}

function writeLayerVersion(context: LambdaContext, layer: LayerVersion): Output<'GetLayerVersion'> {
  const { sha256, size } = layer.archive
  return {
    Content: { Location: context.archiveUrl(sha256), CodeSha256: sha256, CodeSize: size },
    LayerArn: layerArn(context, layer.layerName),
    ...listed(context, layer),
  }
}
