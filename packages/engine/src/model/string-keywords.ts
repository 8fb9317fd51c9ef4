import { compilePattern, type Pattern } from '@fourbox/regex'
import { modelFormats } from './formats.ts'
import type { JsonValue } from './json-value.ts'
import { InvalidModel, json, type Keywords, numberOf, own } from './keyword.ts'
import type { ValidationRun } from './validation-run.ts'

export const stringKeywords = {
  maxLength: (schema) => {
    const most = numberOf(schema, 'maxLength')
    if (most === undefined) return undefined
    return forStrings(
      (value, run) =>
        charactersIn(value, run) <= most || run.fail(() => `string ${json(value)} is too long (length: ${charactersIn(value, run)}, maximum allowed: ${most})`),
    )
  },
  minLength: (schema) => {
    const least = numberOf(schema, 'minLength')
    if (least === undefined) return undefined
    return forStrings(
      (value, run) =>
        charactersIn(value, run) >= least ||
        run.fail(() => `string ${json(value)} is too short (length: ${charactersIn(value, run)}, required minimum: ${least})`),
    )
  },
  pattern: (schema) => {
    const source = own(schema, 'pattern')
    if (source === undefined) return undefined
    if (typeof source !== 'string') throw new InvalidModel('pattern must be a string')
    const pattern = modelPattern(source)
    return forStrings(
      (value, run) => isFound(pattern, value, run) || run.fail(() => `ECMA 262 regex ${json(source)} does not match input string ${json(value)}`),
    )
  },
  format: (schema) => {
    const name = own(schema, 'format')
    const format = typeof name === 'string' ? modelFormats.get(name) : undefined
    if (typeof name !== 'string' || format === undefined) return undefined
    return forStrings((value, run) => {
      run.meter.chargeText(value.length)
      return (
        format.test(value) ||
        run.fail(() =>
          name === 'email' ? `string ${json(value)} is not a valid email address` : `string ${json(value)} is invalid against requested ${name} format`,
        )
      )
    })
  },
} satisfies Keywords

function forStrings(check: (value: string, run: ValidationRun) => boolean) {
  return (value: JsonValue, run: ValidationRun) => typeof value !== 'string' || check(value, run)
}

/** In Unicode characters. */
function charactersIn(text: string, run: ValidationRun): number {
  run.meter.charge(1 + (text.length >> 3))
  let count = text.length
  for (let at = 0; at + 1 < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0xd800 || code > 0xdbff) continue
    const next = text.charCodeAt(at + 1)
    if (next >= 0xdc00 && next <= 0xdfff) count -= 1
  }
  return count
}

/** Undefined for one that Java's expressions refuse: it matches nothing. */
export function modelPattern(source: string): Pattern | undefined {
  try {
    return compilePattern(source)
  } catch {
    return undefined
  }
}

/** Whether a pattern is found in a text, in as many steps as the run has left. @throws EvaluationError */
export function isFound(pattern: Pattern | undefined, text: string, run: ValidationRun): boolean {
  return pattern !== undefined && pattern.test(text, run.meter)
}
