import { own } from '@fourbox/domain'

import { parametersOf } from '../plan/parameters.ts'
import { TemplateError } from '../template-error.ts'
import { boundedFiles } from './bounded-files.ts'
import { outsideText } from './find-file.ts'
import type { Place } from './moved-files.ts'
import { folderOf, nameOf, pathIn } from './paths.ts'
import type { ProjectFiles } from './project-files.ts'
import { readAssembly } from './read-assembly.ts'
import { readSamConfig } from './read-sam-config.ts'
import { readServerless, serverlessTemplate } from './read-serverless.ts'
import { readStack } from './read-stack.ts'
import type { StackSource } from './stack-source.ts'

/**
 * Reads the stacks of a project: of a CDK app (its folder or `cdk.out`), of `sam build`, a SAM or plain template, of what
 * `serverless package` leaves; a file or the folder that holds it. Several stacks stand in the order of their dependencies.
 * `place` is what ARNs become that were written for one account and region.
 * @throws TemplateError for what is none of these, and for templates that cannot be read.
 */
export async function readProject(given: ProjectFiles, path: string, place?: Place): Promise<readonly StackSource[]> {
  const files = boundedFiles(given)
  const kind = await files.kindOf(path)
  if (kind === 'folder') return readFolder(files, path, place)
  if (kind === 'file') return readFile(files, path, place)
  if (kind === 'outside') throw fault(path, outsideText(path))
  throw fault(path, 'There is no such file or folder.')
}

function fault(path: string, text: string): TemplateError {
  return new TemplateError([{ file: path, line: 1, text }])
}

const templateNames = ['template.yaml', 'template.yml', 'template.json'] as const

async function readFolder(files: ProjectFiles, folder: string, place: Place | undefined): Promise<readonly StackSource[]> {
  const holds = async (name: string) => (await files.kindOf(pathIn(folder, name))) !== undefined
  if ((await holds('manifest.json')) && ((await holds('cdk.out')) || (await isAssembly(files, folder)))) return readAssembly(files, folder, { place })
  if (await holds('cdk.out/manifest.json')) return readAssembly(files, pathIn(folder, 'cdk.out'), { place })
  if (await holds(serverlessTemplate)) return [await readServerless(files, folder)]
  if (await holds(`.serverless/${serverlessTemplate}`)) return [await readServerless(files, pathIn(folder, '.serverless'))]
  for (const name of [...templateNames, 'build/template.yaml', '.aws-sam/build/template.yaml'])
    if (await holds(name)) return readFile(files, pathIn(folder, name), place)
  if (await holds('cdk.json')) throw fault(folder, 'The CDK app has not been synthesized: run cdk synth first.')
  if ((await holds('serverless.yml')) || (await holds('serverless.ts'))) throw fault(folder, 'The service has not been packaged: run serverless package first.')
  throw fault(
    folder,
    `The folder has none of ${['cdk.out', `.serverless/${serverlessTemplate}`, '.aws-sam/build/template.yaml', ...templateNames].join(', ')}.`,
  )
}

/** A cloud assembly whose marker file `cdk.out` got lost. */
async function isAssembly(files: ProjectFiles, folder: string): Promise<boolean> {
  return (await files.list(folder)).some((name) => name.endsWith('.template.json'))
}

async function readFile(files: ProjectFiles, path: string, place: Place | undefined): Promise<readonly StackSource[]> {
  const folder = folderOf(path)
  const name = nameOf(path)
  if (name === serverlessTemplate) return [await readServerless(files, folder)]
  if (name === 'cloudformation-template-create-stack.json') throw fault(path, `The file has the deployment bucket alone: give ${serverlessTemplate} beside it.`)
  const inAssembly = name === 'manifest.json' || name.endsWith('.template.json')
  if (inAssembly && (await files.kindOf(pathIn(folder, 'manifest.json'))) === 'file')
    return readAssembly(files, folder, { place, ...(name !== 'manifest.json' && { only: path }) })
  const config = await readSamConfig(files, folder.endsWith('.aws-sam/build') ? folderOf(folderOf(folder)) : folder)
  const given = withOwnParameters(await readStack(files, path, config))
  const built = await builtFrom(files, given)
  return [built ?? given]
}

/** SAM gives a template those of its parameters that it has, whatever else stands in its file. */
function withOwnParameters(source: StackSource): StackSource {
  const known = parametersOf(source.template)
  return { ...source, parameters: Object.fromEntries(Object.entries(source.parameters).filter(([name]) => known.has(name))) }
}

/** What `sam build` has made of a template: the same resources, with the code as it runs. */
async function builtFrom(files: ProjectFiles, given: StackSource): Promise<StackSource | undefined> {
  const path = pathIn(given.folder, '.aws-sam/build/template.yaml')
  if (given.kind !== 'SAM' || (await files.kindOf(path)) !== 'file') return undefined
  const built = await readStack(files, path, {
    name: given.name,
    parameters: given.parameters,
    notice: `${path} is read in place of ${given.template.file}, which it was built from.`,
  })
  const idsOf = ({ template }: StackSource) =>
    Object.keys(own(template.root, 'Resources') ?? {})
      .toSorted()
      .join(',')
  return idsOf(built) === idsOf(given) ? { ...built, ...(given.isNamedByFile && { isNamedByFile: true }) } : undefined
}
