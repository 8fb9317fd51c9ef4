import { type BodyExpectation, isSameJson, type JsonValue, type TestCheck } from '@fourbox/domain'
import { EvaluationError, Meter } from '@fourbox/java'
import { compileJsonPath, readStrictJson, writeJson } from '@fourbox/json'
import { matchText } from './match-text.ts'

/** A body that was never made, or is no text, is undefined. */
export function judgeBody(what: string, expected: BodyExpectation | undefined, actual: string | undefined): readonly TestCheck[] {
  if (!expected) return []
  const { text, matches, json, jsonPath = {}, jsonPathMatches = {} } = expected
  if (actual === undefined) return [{ what, passed: false, expected: 'a text', actual: 'none' }]
  const document = parse(actual)
  const at = (path: string, judge: (what: string, found: JsonValue) => TestCheck): TestCheck =>
    document === undefined
      ? { what: `${what} ${path}`, passed: false, expected: `JSON with ${path}`, actual }
      : judgeFound({ what: `${what} ${path}`, path, actual, judge })
  return [
    ...(text === undefined ? [] : [{ what, passed: text === actual, expected: text, actual }]),
    ...(matches === undefined ? [] : [matchText(what, matches, actual)]),
    ...(json === undefined
      ? []
      : [
          {
            what,
            passed: document !== undefined && isSameJson(json, document),
            expected: print(json),
            actual: document === undefined ? actual : print(document),
          },
        ]),
    ...Object.entries(jsonPath).map(([path, value]) =>
      at(path, (place, found) => ({ what: place, passed: isSameJson(value, found), expected: print(value), actual: print(found) })),
    ),
    ...Object.entries(jsonPathMatches).map(([path, pattern]) =>
      at(path, (place, found) => matchText(place, pattern, typeof found === 'string' ? found : print(found))),
    ),
  ]
}

interface Looking {
  readonly what: string
  readonly path: string
  readonly actual: string
  readonly judge: (what: string, found: JsonValue) => TestCheck
}

/** Looks by a JSONPath, which finds null where nothing is; a path that needs more steps than one may take finds nothing at all. */
function judgeFound({ what, path, actual, judge }: Looking): TestCheck {
  const meter = new Meter(undefined, actual.length)
  try {
    const found: JsonValue = JSON.parse(writeJson(compileJsonPath(path).read(readStrictJson(actual), meter), 'plain', meter))
    return judge(what, found)
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    return { what, passed: false, expected: `a value at ${path}`, actual: 'given up: the path needs too many steps' }
  }
}

function parse(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

function print(value: JsonValue): string {
  return JSON.stringify(value)
}
