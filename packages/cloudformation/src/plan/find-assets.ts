import { own } from '@fourbox/domain'

import type { ProjectFiles } from '../project/project-files.ts'
import { outsideText } from '../project/find-file.ts'
import { nameOf, pathIn } from '../project/paths.ts'
import type { DeclaredResource } from './declared-resource.ts'
import { isPlannedObject, type PlannedValue } from './planned-value.ts'
import type { AssetLocation } from './stack-plan.ts'
import type { StackReading } from './stack-reading.ts'

/** Where the code of each resource is, or why it is not at hand, by the whole ids of the resources. */
export type Assets = ReadonlyMap<string, Found>

/** Code in S3 may be elsewhere; a path that leads to nothing, or out of the project, is a fault. */
type Found = AssetLocation | { readonly kind: 'missing'; readonly why: string; readonly isFault: boolean }

/** Finds the code of functions and layers, and the bodies of APIs that are objects of S3, beside the templates of a stack. */
export async function findAssets(reading: StackReading, files: ProjectFiles): Promise<Assets> {
  const assets = new Map<string, Found>()
  for (const declared of reading.declared.values()) {
    const child = reading.child(declared.logicalId)
    if (child) for (const [id, asset] of await findAssets(child, files)) assets.set(id, asset)
    const key = own(codeProperty, declared.type)
    const code = key === undefined ? undefined : own(declared.properties, key)
    if (key === undefined || code === undefined) continue
    const value = reading.scope.quietly(() => reading.scope.here(code, { ...declared.where, owner: declared.properties, key }))
    assets.set(reading.prefix + declared.logicalId, await locate(value, { reading, declared, files }))
  }
  return assets
}

/** The property that says where the code is. */
const codeProperty: Readonly<Record<string, string>> = {
  'AWS::Lambda::Function': 'Code',
  'AWS::Lambda::LayerVersion': 'Content',
  'AWS::ApiGateway::RestApi': 'BodyS3Location',
}

interface Around {
  readonly reading: StackReading
  readonly declared: DeclaredResource
  readonly files: ProjectFiles
}

async function locate(code: PlannedValue, { reading, declared, files }: Around): Promise<Found> {
  const { source } = reading
  if (typeof code === 'string') return (await atPath(pathIn(source.folder, code), files)) ?? missing(nothingAt(code, declared), true)
  if (!isPlannedObject(code)) return missing('It is not said where its code is.')
  const text = own(code, 'ZipFile')
  if (typeof text === 'string') return { kind: 'inline', text }
  if (own(code, 'ImageUri') !== undefined) return missing('Its code is a container image, and functions run without containers here.')
  const object = own(code, 'S3Key') ?? own(code, 'Key')
  const byMetadata = declared.assetPath === undefined ? undefined : await atPath(pathIn(source.folder, declared.assetPath), files)
  // Metadata may tell of the machine that wrote them: what lies elsewhere counts only where nothing else is found.
  if (byMetadata && byMetadata.kind !== 'missing') return byMetadata
  if (typeof object !== 'string') return byMetadata ?? missing('It is not said where its code is.')
  const name = nameOf(object)
  const known = source.assets.get(name) ?? source.assets.get(object)
  const found = await atPath(known ?? pathIn(source.folder, name), files)
  return (
    found ??
    byMetadata ??
    (known === undefined
      ? missing(`${object} is an object of S3, and no ${name} is beside ${source.template.file}.`)
      : missing(nothingAt(known, declared), true))
  )
}

function missing(why: string, isFault = false): Found {
  return { kind: 'missing', why, isFault }
}

function nothingAt(path: string, { logicalId, type }: DeclaredResource): string {
  return `Parameter ${own(codeProperty, type) ?? ''} of resource ${logicalId} refers to a file or folder that does not exist: ${path}`
}

async function atPath(path: string, files: ProjectFiles): Promise<Found | undefined> {
  const kind = await files.kindOf(path)
  if (kind === undefined) return undefined
  if (kind === 'outside') return missing(outsideText(path), true)
  return { kind: kind === 'folder' ? 'folder' : /\.(?:zip|jar)$/i.test(path) ? 'zip' : 'file', path }
}
