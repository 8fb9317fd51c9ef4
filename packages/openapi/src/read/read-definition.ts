import { foreignText } from './foreign-document.ts'
import { CORE_SCHEMA, load, Type, YAMLException } from 'js-yaml'
import { visit } from 'jsonc-parser'

import { DefinitionError, type DefinitionFault, type Position } from '../definition-error.ts'
import { checkTree } from './check-tree.ts'
import { decode } from './decode.ts'
import { isJson, isJsonObject, Misfit, parseJson, type Json, type Spot } from './json.ts'
import { locate } from './locate.ts'

/** A definition that has been read, and its text for the place of a complaint. */
export interface Definition {
  readonly root: Spot
  readonly text: string
  readonly language: 'json' | 'yaml'
}

/** YAML's core types and merge keys: no dates, no binary, no tags of anybody's own. */
const yamlTypes = CORE_SCHEMA.extend({
  implicit: [new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: unknown) => text === '<<' || text === null })],
})

/**
 * Reads a definition, JSON or YAML, and judges what `read` judges; every complaint leaves as a DefinitionError with its place.
 * JSON is tried first, because it is read ten times as fast. Depth, aliases and references are bounded before `read` sees them.
 */
export function readDefinition<Result>(source: string | Uint8Array, read: (definition: Definition) => Result): Result {
  const text = decode(source)
  const { value, language } = parse(text)
  const definition: Definition = { root: { value }, text, language }
  try {
    checkTree(definition)
    if (!isJsonObject(value)) throw new Misfit(definition.root)
    return read(definition)
  } catch (error) {
    if (error instanceof Misfit) {
      const { message, kind, hint } = error
      throw new DefinitionError(message, { position: locate(definition, [error.spot])[0], kind, hint })
    }
    throw error
  }
}

function parse(text: string): { readonly value: Json; readonly language: 'json' | 'yaml' } {
  try {
    return { value: parseJson(text), language: 'json' }
  } catch {
    return { value: parseYaml(text), language: 'yaml' }
  }
}

function parseYaml(text: string): Json {
  try {
    const value = load(text, { schema: yamlTypes })
    return isJson(value) ? value : null
  } catch (error) {
    throw new DefinitionError('Invalid OpenAPI input.', /^\s*[{[]/.test(text) ? firstJsonFault(text) : yamlFault(error, text))
  }
}

function yamlFault(error: unknown, text: string): DefinitionFault {
  if (!(error instanceof YAMLException)) return { hint: 'The file is no YAML.' }
  const position = error.mark ? { line: error.mark.line + 1, column: error.mark.column + 1 } : undefined
  return { position, hint: foreignText(text) ?? `The file is no YAML: ${error.reason}.` }
}

function firstJsonFault(text: string): DefinitionFault {
  let first: Position | undefined
  try {
    visit(text, { onError: (_code, _offset, _length, line, column) => (first ??= { line: line + 1, column: column + 1 }) }, { disallowComments: true })
  } catch {
    // Nested deeper than the visitor's stack: the place stays unknown.
  }
  return { position: first, hint: 'The file is no JSON, and no YAML either.' }
}
