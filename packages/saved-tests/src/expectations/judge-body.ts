import { type BodyExpectation, isSameJson, type JsonValue, type TestCheck } from '@fourbox/domain'
import { EvaluationError, type Meter } from '@fourbox/java'
import { compileJsonPath, readStrictJson, writeJson } from '@fourbox/json'
import { giveUp } from './give-up.ts'
import { matchText } from './match-text.ts'

/** A body that was never made, or is no text, is undefined. The meter is that of the whole test. */
export function judgeBody(what: string, expected: BodyExpectation | undefined, actual: string | undefined, meter: Meter): readonly TestCheck[] {
  if (!expected) return []
  const { text, matches, json, jsonPath = {}, jsonPathMatches = {} } = expected
  if (actual === undefined) return [{ what, passed: false, expected: 'a text', actual: 'none' }]
  const document = parse(actual)
  const read = once(() => {
    meter.charge(actual.length >> 3)
    return readStrictJson(actual)
  })
  const at = (path: string, judge: (what: string, found: JsonValue) => TestCheck): TestCheck =>
    document === undefined
      ? { what: `${what} ${path}`, passed: false, expected: `JSON with ${path}`, actual }
      : judgeFound({ what: `${what} ${path}`, path, read, judge }, meter)
  return [
    ...(text === undefined ? [] : [{ what, passed: text === actual, expected: text, actual }]),
    ...(matches === undefined ? [] : [matchText({ what, pattern: matches, actual }, meter)]),
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
      at(path, (place, found) => matchText({ what: place, pattern, actual: typeof found === 'string' ? found : print(found) }, meter)),
    ),
  ]
}

interface Looking {
  readonly what: string
  readonly path: string
  readonly read: () => ReturnType<typeof readStrictJson>
  readonly judge: (what: string, found: JsonValue) => TestCheck
}

/** Looks by a JSONPath, which finds null where nothing is; a path that needs more steps than its test has left finds nothing at all. */
function judgeFound({ what, path, read, judge }: Looking, meter: Meter): TestCheck {
  try {
    meter.charge(1)
    const text = writeJson(compileJsonPath(path).read(read(), meter), 'plain', meter)
    meter.charge(text.length >> 3)
    const found: JsonValue = JSON.parse(text)
    return judge(what, found)
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    giveUp(meter)
    return { what, passed: false, expected: `a value at ${path}`, actual: 'given up: the test needs too many steps' }
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
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
