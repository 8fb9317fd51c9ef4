import { EvaluationError, Meter, type Value } from '@fourbox/java'
import { compileJsonPath, JsonError, JsonPathError, readStrictJson, writeJson, type JsonPath } from '@fourbox/json'

/** A body that should be JSON, and is not. */
export class InvalidJson extends Error {
  override readonly name = 'InvalidJson'
}

/**
 * Compiles what stands behind `method.request.body.` or `integration.response.body.`: a JSONPath without its `$.`. The
 * value as it is when it is a text, else as JSON; undefined when the body has no such field, or is no JSON at all.
 * The returned function throws InvalidJson for a body that begins as JSON does and then breaks.
 */
export function compileJsonField(path: string): (body: string) => string | undefined {
  const compiled = pathOf(path)
  if (compiled === undefined) return () => undefined
  return (body) => {
    if (!/^\s*[{["]/.test(body)) return undefined
    const document = readDocument(body)
    return readField(compiled, document)
  }
}

function pathOf(path: string): JsonPath | undefined {
  try {
    return compileJsonPath(path.startsWith('[') ? `$${path}` : `$.${path}`)
  } catch (error) {
    if (error instanceof JsonPathError) return undefined
    throw error
  }
}

function readDocument(body: string): Value {
  try {
    return readStrictJson(body)
  } catch (error) {
    if (error instanceof JsonError) throw new InvalidJson(error.message)
    throw error
  }
}

function readField(path: JsonPath, document: Value): string | undefined {
  const meter = new Meter()
  try {
    const value = path.read(document, meter)
    if (value === null) return undefined
    return typeof value === 'string' ? value : writeJson(value, 'plain', meter)
  } catch (error) {
    if (error instanceof EvaluationError) return undefined
    throw error
  }
}
