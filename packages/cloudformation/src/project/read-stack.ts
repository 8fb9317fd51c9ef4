import { own } from '@fourbox/domain'

import { TemplateError } from '../template-error.ts'
import { isJsonObject, type JsonObject, objectOf } from '../template/json.ts'
import { readTemplate } from '../template/read-template.ts'
import { faultAt } from '../template/template.ts'
import { serverlessTransform, transformNames } from '../template/transform-names.ts'
import { findFile, outsideText } from './find-file.ts'
import { followIncludes, lastText } from './follow-includes.ts'
import { folderOf, nameOf, pathIn, stackNameOf } from './paths.ts'
import type { ProjectFiles } from './project-files.ts'
import type { StackSource } from './stack-source.ts'

/** How deep stacks, and the assemblies of CDK's stages, may nest. */
export const deepestNesting = 10

/** The most resources of a stack and of those nested in it together, as AWS bounds what one operation does to nested stacks. */
const mostResources = 2500

/** What a project knows of a stack beside its template. */
export type AroundStack = Partial<Pick<StackSource, 'name' | 'kind' | 'assets' | 'parameters' | 'tags' | 'notice'>>

/**
 * Reads a template, and those of the stacks and applications nested in it that are at hand.
 * @throws TemplateError for templates that cannot be read.
 */
export async function readStack(
  files: ProjectFiles,
  path: string,
  around: AroundStack = {},
  { depth, count } = { depth: 0, count: { resources: 0 } },
): Promise<StackSource> {
  const folder = folderOf(path)
  const template = await followIncludes(readTemplate(await files.readText(path), { file: path }), folder, files)
  const {
    name = stackNameOf(path),
    kind = transformNames(template.root).includes(serverlessTransform) ? 'SAM' : 'CloudFormation',
    assets = new Map<string, string>(),
    parameters = {},
    tags = {},
    notice,
  } = around
  const nested = new Map<string, StackSource>()
  const resources = objectOf(own(template.root, 'Resources'))
  count.resources += Object.keys(resources).length
  for (const [logicalId, resource] of Object.entries(resources)) {
    const child = isJsonObject(resource) ? await findNested(resource, { folder, assets, files }) : undefined
    if (child === undefined) continue
    const refused = (text: string) => new TemplateError([faultAt(template, { owner: resources, key: logicalId, logicalId }, text)])
    if ('outside' in child) throw refused(outsideText(child.outside))
    if (depth === deepestNesting) throw refused(`Stacks are nested deeper than ${deepestNesting} levels.`)
    nested.set(logicalId, await readStack(files, child.path, { kind, assets, tags }, { depth: depth + 1, count }))
    if (count.resources > mostResources) throw refused(`The stack and those nested in it have more than ${mostResources} resources.`)
  }
  return {
    name,
    ...(around.name === undefined && { isNamedByFile: true }),
    kind,
    template,
    folder,
    assets,
    parameters,
    tags,
    nested,
    ...(notice !== undefined && { notice }),
  }
}

/** The path of a nested stack's template, where it is at hand: by CDK's metadata, as a local path, or as a file of the object's name. */
async function findNested(
  resource: JsonObject,
  { folder, assets, files }: { readonly folder: string; readonly assets: ReadonlyMap<string, string>; readonly files: ProjectFiles },
): ReturnType<typeof findFile> {
  const properties = own(resource, 'Properties')
  const type = own(resource, 'Type')
  const key = typeof type === 'string' ? own(nestedTypes, type) : undefined
  if (key === undefined || !isJsonObject(properties)) return undefined
  const metadata = own(resource, 'Metadata')
  const url = lastText(own(properties, key) ?? null)
  const candidates = [isJsonObject(metadata) ? own(metadata, 'aws:asset:path') : undefined, url, url === undefined ? undefined : nameOf(url)].filter(
    (text) => typeof text === 'string',
  )
  return findFile(
    candidates.map((written) => ({ written, path: assets.get(written) ?? pathIn(folder, written) })),
    files,
  )
}

const nestedTypes: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::Serverless::Application': 'Location',
}
