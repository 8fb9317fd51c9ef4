import { own } from '@fourbox/domain'

import { isJsonObject, type Json } from '../template/json.ts'
import { folderOf, nameOf, pathIn } from './paths.ts'
import type { ProjectFiles } from './project-files.ts'
import { readProjectJson } from './read-project-json.ts'
import { type AroundStack, readStack } from './read-stack.ts'
import type { StackSource } from './stack-source.ts'

/** The template that `serverless package` writes of the whole stack; the other one has the bucket alone. */
export const serverlessTemplate = 'cloudformation-template-update-stack.json'

/** Reads what `serverless package` leaves in a folder. */
export async function readServerless(files: ProjectFiles, folder: string): Promise<StackSource> {
  const state = pathIn(folder, 'serverless-state.json')
  const around: AroundStack = (await files.kindOf(state)) === 'file' ? await readState(files, state) : { name: 'serverless' }
  return readStack(files, pathIn(folder, serverlessTemplate), { ...around, kind: 'Serverless' })
}

/** The stack's name, and archives that were packed elsewhere, out of `serverless-state.json`. */
async function readState(files: ProjectFiles, path: string): Promise<AroundStack> {
  const state = await readProjectJson(files, path)
  const service = at(state, ['service'])
  const provider = at(service, ['provider'])
  const named = textAt(service, ['service']) ?? textAt(service, ['service', 'name']) ?? textAt(service, ['serviceObject', 'name']) ?? 'serverless'
  const name = textAt(provider, ['stackName']) ?? `${named}-${textAt(provider, ['stage']) ?? 'dev'}`
  const functions = at(service, ['functions'])
  const archives = [state, ...(isJsonObject(functions) ? Object.values(functions) : [])].flatMap((owner) => textAt(owner, ['package', 'artifact']) ?? [])
  const assets = new Map<string, string>()
  for (const archive of archives) {
    // Paths are those of the project, whose folder holds this one; what lies beside the template is found without them.
    const place = pathIn(folderOf(folderOf(path)), archive)
    if ((await files.kindOf(place)) === 'file') assets.set(nameOf(archive), place)
  }
  return { name, assets }
}

function at(value: Json | undefined, keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((level, key) => (isJsonObject(level) ? own(level, key) : undefined), value)
}

function textAt(value: Json | undefined, keys: readonly string[]): string | undefined {
  const found = at(value, keys)
  return typeof found === 'string' && found !== '' ? found : undefined
}
