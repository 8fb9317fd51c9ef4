import { TemplateError } from '../template-error.ts'
import { isJsonObject, type JsonObject } from '../template/json.ts'
import { readJson } from '../template/read-json.ts'
import { SyntaxFault } from '../template/syntax-fault.ts'
import type { ProjectFiles } from './project-files.ts'

/** A file that a tool has written beside its templates. @throws TemplateError for what is no JSON object. */
export async function readProjectJson(files: ProjectFiles, path: string): Promise<JsonObject> {
  const fault = (line: number, text: string) => new TemplateError([{ file: path, line, text }])
  try {
    const { value } = readJson(await files.readText(path))
    if (isJsonObject(value)) return value
  } catch (error) {
    if (error instanceof SyntaxFault) throw fault(error.line, error.message)
    throw error
  }
  throw fault(1, 'The file is no JSON object.')
}
