import { own } from '@fourbox/domain'
import { parse, TomlError } from 'smol-toml'

import { TemplateError } from '../template-error.ts'
import { isJsonList, isJsonObject, type Json, type JsonObject, objectOf } from '../template/json.ts'
import { readYaml } from '../template/read-yaml.ts'
import { SyntaxFault } from '../template/syntax-fault.ts'
import { pathIn } from './paths.ts'
import type { ProjectFiles } from './project-files.ts'
import type { AroundStack } from './read-stack.ts'

/**
 * What SAM's command line deploys a project with, out of `samconfig.toml` (or `.yaml`) in its folder: the stack's name and the
 * values of parameters, of the environment `default`. Nothing where there is no such file.
 * @throws TemplateError for a file that cannot be read
 */
export async function readSamConfig(files: ProjectFiles, folder: string): Promise<AroundStack> {
  for (const name of ['samconfig.toml', 'samconfig.yaml', 'samconfig.yml']) {
    const path = pathIn(folder, name)
    if ((await files.kindOf(path)) !== 'file') continue
    const environment = objectOf(own(readConfig(await files.readText(path), path), 'default'))
    const of = (command: string, key: string): Json | undefined => own(objectOf(own(objectOf(own(environment, command)), 'parameters')), key)
    const stackName = of('deploy', 'stack_name') ?? of('global', 'stack_name')
    return {
      ...(typeof stackName === 'string' && stackName !== '' && { name: stackName }),
      parameters: { ...overrides(of('global', 'parameter_overrides')), ...overrides(of('deploy', 'parameter_overrides')) },
    }
  }
  return {}
}

function readConfig(text: string, file: string): JsonObject {
  try {
    const value: unknown = file.endsWith('.toml') ? parse(text) : readYaml(text).value
    return isJsonObject(value) ? value : {}
  } catch (error) {
    if (error instanceof TomlError) throw new TemplateError([{ file, line: error.line, text: error.message.split('\n')[0] ?? '' }])
    if (error instanceof SyntaxFault) throw new TemplateError([{ file, line: error.line, text: error.message }])
    throw error
  }
}

/** `Key=Value Other="two words"`, also as a list of such texts; the older `ParameterKey=Key,ParameterValue=Value`; a map. */
function overrides(written: Json | undefined): Readonly<Record<string, string>> {
  if (isJsonObject(written)) return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, valueOf(value)]))
  const texts = isJsonList(written) ? written : [written]
  return Object.assign({}, ...texts.map((text) => (typeof text === 'string' ? pairsOf(text) : isJsonObject(text) ? overrides(text) : {})))
}

function valueOf(value: Json): string {
  if (isJsonList(value)) return value.map(valueOf).join(',')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function pairsOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.matchAll(/(?:ParameterKey=([A-Za-z0-9]+),ParameterValue=|([A-Za-z0-9]+)=)("(?:\\.|[^"\\])*"|(?:\\.|[^\s"\\])*)/g)
  return Object.fromEntries([...pairs].map(([, older, plain, value = '']) => [older ?? plain, value.replaceAll(/^"|"$/g, '').replaceAll(/\\(.)/g, '$1')]))
}
