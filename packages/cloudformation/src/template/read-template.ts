import { own } from '@fourbox/domain'

import { TemplateError } from '../template-error.ts'
import { isJsonList, isJsonObject, type Json, type JsonObject } from './json.ts'
import type { ReadText } from './read-text.ts'
import { maxDepth, readJson } from './read-json.ts'
import { readYaml } from './read-yaml.ts'
import { SyntaxFault } from './syntax-fault.ts'
import { faultAt, type Template } from './template.ts'

/** What is read at all. AWS's bound, 1 MB, is for the template without its blanks; tools write it with them. */
const mostCharacters = 6_000_000
const largestTemplate = 1_000_000

/**
 * Reads a template, JSON or YAML with short tags, and its format: that it is a map with resources, not larger than a template may be.
 * @throws TemplateError for broken JSON or YAML, an unknown tag, too many levels or aliases.
 */
export function readTemplate(text: string, { file }: { readonly file: string }): Template {
  const { value, places, twice } = readMap(text, file)
  const warnings = twice.map(({ name, line }) => ({ file, line, text: `${name.slice(0, 255)} stands twice: this one counts.` }))
  const template = { file, root: value, places, warnings }
  const resources = own(value, 'Resources')
  if (!isJsonObject(resources) || Object.keys(resources).length === 0) {
    const text = isServiceFile(value) ? serviceFile : 'Template format error: At least one Resources member must be defined.'
    throw new TemplateError([faultAt(template, { owner: value, key: 'Resources' }, text)])
  }
  return template
}

/** What the Serverless Framework makes a template of. */
function isServiceFile(value: JsonObject): boolean {
  return own(value, 'service') !== undefined && own(value, 'provider') !== undefined
}

const serviceFile = 'This is a file of the Serverless Framework: "serverless package" makes a template of it. Import the folder then.'

/** A file that a template includes: a map in JSON or YAML, within the bounds of a template. @throws TemplateError as for templates. */
export function readDocument(text: string, { file }: { readonly file: string }): JsonObject {
  return readMap(text, file).value
}

function readMap(text: string, file: string): ReadText & { readonly value: JsonObject } {
  const fault = (line: number, message: string) => new TemplateError([{ file, line, text: message }])
  if (text.length > mostCharacters) throw fault(1, tooLarge)
  const { value, ...rest } = parse(text, fault)
  if (!isJsonObject(value)) throw fault(1, 'Template format error: unsupported structure.')
  if (isLargerThan(value, largestTemplate)) throw fault(1, tooLarge)
  return { ...rest, value }
}

const tooLarge = `Template may not exceed ${largestTemplate} bytes in size.`

function parse(text: string, fault: (line: number, message: string) => TemplateError) {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  try {
    return /^\s*[{[]/.test(source) ? readJsonOrFlow(source) : readYaml(source)
  } catch (error) {
    if (error instanceof SyntaxFault) throw fault(error.line, error.message)
    throw error
  }
}

/** YAML may begin with a brace too; what is neither is told as JSON. */
function readJsonOrFlow(text: string): ReadText {
  try {
    return readJson(text)
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    try {
      return readYaml(text)
    } catch {
      throw error
    }
  }
}

/**
 * Whether a value has more characters than that as JSON, each alias counted as often as it is met, or more levels than a template may
 * have: aliases can nest what the parser has bounded, even in itself.
 */
function isLargerThan(value: Json, limit: number): boolean {
  let left = limit
  const count = (part: Json, depth: number): boolean => {
    if (depth > maxDepth) return false
    if (typeof part === 'string') left -= part.length + 3
    else if (typeof part !== 'object' || part === null) left -= 5
    else if (isJsonList(part)) {
      left -= 2
      return part.every((item) => count(item, depth + 1))
    } else {
      left -= 2
      return Object.entries(part).every(([key, member]) => (left -= key.length + 4) >= 0 && count(member, depth + 1))
    }
    return left >= 0
  }
  return !count(value, 0)
}
