import { own } from '@fourbox/domain'

import { isJsonList, isJsonObject, type Json, type JsonObject } from '../template/json.ts'
import { TemplateError } from '../template-error.ts'
import { readDocument } from '../template/read-template.ts'
import { faultAt, type Template } from '../template/template.ts'
import { findFile, outsideText } from './find-file.ts'
import { nameOf, pathIn } from './paths.ts'
import type { ProjectFiles } from './project-files.ts'

/** More than any template has; each is read once more for every place that asks for it. */
const mostIncludes = 50

/**
 * A template in which each `AWS::Include` whose file is at hand is replaced by it: beside the template, as it lies before it is
 * uploaded. What is not at hand stays, and is refused where it is needed.
 * @throws TemplateError for an included file that cannot be read, or lies outside the project.
 */
export async function followIncludes(template: Template, folder: string, files: ProjectFiles): Promise<Template> {
  let left = mostIncludes
  const { places } = template
  const follow = async (value: Json, way: readonly string[]): Promise<Json> => {
    if (isJsonList(value)) {
      const items: Json[] = []
      for (const item of value) items.push(await follow(item, way))
      return places.inherit(items, value)
    }
    if (!isJsonObject(value)) return value
    const found = await includedFile(value, folder, files)
    if (found && 'outside' in found) {
      const logicalId = way[0] === 'Resources' ? way[1] : undefined
      throw new TemplateError([faultAt(template, { owner: value, key: 'Fn::Transform', logicalId }, outsideText(found.outside))])
    }
    if (found && left > 0) {
      left -= 1
      const fragment = readDocument(await files.readText(found.path), { file: found.path })
      const { 'Fn::Transform': _call, ...siblings } = value
      return places.inherit({ ...siblings, ...fragment }, value)
    }
    const followed: [string, Json][] = []
    for (const [key, member] of Object.entries(value)) followed.push([key, await follow(member, [...way, key])])
    return places.inherit(Object.fromEntries(followed), value)
  }
  const root = await follow(template.root, [])
  return isJsonObject(root) ? { ...template, root } : template
}

async function includedFile(value: JsonObject, folder: string, files: ProjectFiles): ReturnType<typeof findFile> {
  const call = own(value, 'Fn::Transform')
  if (!isJsonObject(call) || own(call, 'Name') !== 'AWS::Include') return undefined
  const parameters = own(call, 'Parameters')
  const location = isJsonObject(parameters) ? lastText(own(parameters, 'Location') ?? null) : undefined
  if (location === undefined) return undefined
  return findFile(
    [location, nameOf(location)].map((written) => ({ written, path: pathIn(folder, written) })),
    files,
  )
}

/** The last text of an address, which may be put together by functions: it ends in the name of the file. */
export function lastText(value: Json): string | undefined {
  if (typeof value === 'string') return value
  const parts: readonly Json[] = isJsonObject(value) ? Object.values(value) : isJsonList(value) ? value : []
  return parts.map(lastText).findLast((text) => text !== undefined && text !== '')
}
