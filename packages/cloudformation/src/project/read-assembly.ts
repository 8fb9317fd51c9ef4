import { own } from '@fourbox/domain'

import { TemplateError } from '../template-error.ts'
import { isJsonList, isJsonObject, type Json, type JsonObject, objectOf } from '../template/json.ts'
import { movedFiles, type Place } from './moved-files.ts'
import { isBelow, pathIn } from './paths.ts'
import type { ProjectFiles } from './project-files.ts'
import { readProjectJson } from './read-project-json.ts'
import { deepestNesting, readStack } from './read-stack.ts'
import type { StackSource } from './stack-source.ts'

/** As many as an account of AWS has in a region. */
const mostStacks = 2000

/** A stack of CDK's, as the manifest of a cloud assembly tells of it. */
interface StackArtifact {
  readonly id: string
  readonly folder: string
  /** All artifacts of the manifest that it stands in. */
  readonly beside: JsonObject
  readonly artifact: JsonObject
  readonly properties: JsonObject
  readonly dependencies: readonly string[]
}

/**
 * Reads what `cdk synth` leaves: every stack, also those of stages, in an order in which each stands behind those it depends on.
 * `only` names the template of one of them.
 */
export async function readAssembly(
  files: ProjectFiles,
  folder: string,
  { place, only }: { readonly place: Place | undefined; readonly only?: string },
): Promise<readonly StackSource[]> {
  const artifacts = await artifactsOf(files, folder, new Set())
  const chosen = inOrder(artifacts).filter(({ folder, properties }) => only === undefined || pathIn(folder, textOf(properties, 'templateFile')) === only)
  if (chosen.length === 0) throw new TemplateError([{ file: pathIn(folder, 'manifest.json'), line: 1, text: 'The cloud assembly has no stack.' }])
  return Promise.all(chosen.map((artifact) => readArtifact(files, artifact, place)))
}

/** `seen` are the folders of the assemblies that were read before: each is of one artifact. */
async function artifactsOf(files: ProjectFiles, folder: string, seen: Set<string>, depth = 0): Promise<readonly StackArtifact[]> {
  const file = pathIn(folder, 'manifest.json')
  const fault = (id: string, text: string) => new TemplateError([{ file, line: 1, logicalId: id, text }])
  const beside = objectOf(own(await readProjectJson(files, file), 'artifacts'))
  const found: StackArtifact[] = []
  for (const [id, artifact] of entriesOf(beside)) {
    const properties = objectOf(own(artifact, 'properties'))
    const type = own(artifact, 'type')
    if (type === 'cdk:cloud-assembly') {
      const name = textOf(properties, 'directoryName')
      const inner = pathIn(folder, name)
      if (!isBelow(inner, folder)) throw fault(id, `directoryName must name a folder within the assembly’s own, not ${JSON.stringify(name)}.`)
      if (depth === deepestNesting) throw fault(id, `Cloud assemblies are nested deeper than ${deepestNesting} levels.`)
      if (seen.has(inner)) throw fault(id, `The folder ${inner} is the assembly of another artifact already.`)
      seen.add(inner)
      found.push(...(await artifactsOf(files, inner, seen, depth + 1)))
    }
    if (type === 'aws:cloudformation:stack') {
      const template = textOf(properties, 'templateFile')
      if (!isBelow(pathIn(folder, template), folder))
        throw fault(id, `templateFile must name a file within the assembly’s folder, not ${JSON.stringify(template)}.`)
      found.push({ id, folder, beside, artifact, properties, dependencies: textsOf(own(artifact, 'dependencies')) })
    }
    if (found.length > mostStacks) throw fault(id, `The cloud assembly has more than ${mostStacks} stacks.`)
  }
  return found
}

/** The order of the manifest is none: a stack that imports stands behind those that export. */
function inOrder(artifacts: readonly StackArtifact[]): readonly StackArtifact[] {
  const byId = Map.groupBy(artifacts, ({ id }) => id)
  const ordered = new Set<StackArtifact>()
  const open = new Set<StackArtifact>()
  const take = (artifact: StackArtifact) => {
    if (open.has(artifact)) return
    open.add(artifact)
    for (const id of artifact.dependencies) byId.get(id)?.forEach(take)
    ordered.add(artifact)
  }
  artifacts.forEach(take)
  return [...ordered]
}

async function readArtifact(
  files: ProjectFiles,
  { id, folder, beside, artifact, properties, dependencies }: StackArtifact,
  place: Place | undefined,
): Promise<StackSource> {
  const assets = new Map<string, string>()
  for (const dependency of dependencies) {
    const other = objectOf(own(beside, dependency))
    if (own(other, 'type') !== 'cdk:asset-manifest') continue
    for (const [key, path] of await assetsOf(files, pathIn(folder, textOf(objectOf(own(other, 'properties')), 'file')))) assets.set(key, pathIn(folder, path))
  }
  const older = olderAssets(artifact)
  for (const [key, path] of older.assets) assets.set(key, pathIn(folder, path))
  const stackName = own(properties, 'stackName')
  const environment = textOf(artifact, 'environment')
  const moved = place && movedFiles(files, environment, place)
  return readStack(moved ?? files, pathIn(folder, textOf(properties, 'templateFile')), {
    name: typeof stackName === 'string' ? stackName : id,
    kind: 'CDK',
    assets,
    parameters: { ...older.parameters, ...textMembers(own(properties, 'parameters')) },
    tags: textMembers(own(properties, 'tags')),
    ...(moved && { notice: `${id} was made for ${environment}: in its ARNs stand this account and region.` }),
  })
}

/** Paths by object keys, out of `<Stack>.assets.json`; an asset for several accounts has a key in each. */
async function assetsOf(files: ProjectFiles, path: string): Promise<readonly (readonly [string, string])[]> {
  const manifest = await readProjectJson(files, path)
  return entriesOf(own(manifest, 'files')).flatMap(([, file]) => {
    const source = own(objectOf(own(file, 'source')), 'path')
    if (typeof source !== 'string') return []
    return entriesOf(own(file, 'destinations')).map(([, destination]) => [textOf(destination, 'objectKey'), source] as const)
  })
}

/** CDK's first generation gives a template the places of its assets as parameters, which are told in the stack's metadata. */
function olderAssets(artifact: JsonObject): { readonly assets: ReadonlyMap<string, string>; readonly parameters: Readonly<Record<string, string>> } {
  const assets = new Map<string, string>()
  const parameters: Record<string, string> = {}
  for (const [, entries] of Object.entries(objectOf(own(artifact, 'metadata')))) {
    for (const entry of isJsonList(entries) ? entries : []) {
      const data = isJsonObject(entry) && own(entry, 'type') === 'aws:cdk:asset' ? objectOf(own(entry, 'data')) : {}
      const id = textOf(data, 'id')
      if (id === '') continue
      assets.set(id, textOf(data, 'path'))
      parameters[textOf(data, 's3BucketParameter')] = 'cdk-assets'
      // The template puts the key together of what stands before and behind two strokes.
      parameters[textOf(data, 's3KeyParameter')] = `||${id}`
      parameters[textOf(data, 'artifactHashParameter')] = textOf(data, 'sourceHash') || id
    }
  }
  delete parameters['']
  return { assets, parameters }
}

function entriesOf(value: Json | undefined): readonly (readonly [string, JsonObject])[] {
  return Object.entries(objectOf(value)).flatMap(([key, member]) => (isJsonObject(member) ? [[key, member] as const] : []))
}

function textOf(object: JsonObject, key: string): string {
  const value = own(object, key)
  return typeof value === 'string' ? value : ''
}

function textsOf(value: Json | undefined): readonly string[] {
  return isJsonList(value) ? value.filter((item) => typeof item === 'string') : []
}

function textMembers(value: Json | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(objectOf(value)).flatMap(([key, member]) => (typeof member === 'string' ? [[key, member]] : [])))
}
