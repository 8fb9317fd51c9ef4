import { JavaMap, type Meter, type Value } from '@fourbox/java'
import { evaluatePath } from './evaluate.ts'
import { parsePath } from './parse-path.ts'
import type { ParsedPath } from './tokens.ts'

/** A JSONPath, parsed. */
export interface JsonPath {
  /** A definite path finds one value; any other finds a list. */
  readonly definite: boolean
  /**
   * What the path finds: a value or null when it is definite, else a JSONArray, empty when nothing fits.
   * @throws EvaluationError over the budget of steps.
   */
  readonly read: (document: Value, meter: Meter) => Value
}

/**
 * Compiles a JSONPath with the grammar and the answers of Jayway JsonPath 2.0.0, which has filters but no functions.
 * @throws JsonPathError for a path that Jayway refuses.
 */
export function compileJsonPath(source: string): JsonPath {
  const path = parsePath(source)
  const names = namesOf(path)
  const read: JsonPath['read'] = names === undefined ? (document, meter) => evaluatePath(path, document, meter) : compileNames(names)
  return { definite: path.definite, read }
}

/** The names of a path such as `$.a.b`; absent for any other. */
function namesOf({ tokens }: ParsedPath): readonly string[] | undefined {
  const names: string[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'root' && index === 0) continue
    const [name] = token.kind === 'property' ? token.names : []
    if (token.kind !== 'property' || name === undefined || token.names.length !== 1) return undefined
    names.push(name)
  }
  return names
}

/** The most common paths, without the machinery: they are what the hot path of a render asks for. */
function compileNames(names: readonly string[]): JsonPath['read'] {
  const steps = 1 + names.length
  return (document, meter) => {
    meter.charge(steps)
    let value = document
    for (const name of names) {
      if (!(value instanceof JavaMap)) return null
      value = value.get(name) ?? null
    }
    return value
  }
}
