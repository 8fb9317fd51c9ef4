import { answerOf, recordedCases } from '@fourbox/recorded-cases'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { EvaluationError } from '../bounds/evaluation-error.ts'
import { base64Decode, base64Encode } from './base64.ts'
import { escapeJavaScript } from './escape-java-script.ts'
import { urlDecode, urlEncode } from './url-text.ts'

const functions = { escapeJavaScript, urlEncode, urlDecode, base64Encode, base64Decode }

interface Recorded {
  readonly function: keyof typeof functions
  readonly text: string
  /** Absent where Java throws. */
  readonly result?: string
}

test('$util answers as commons-lang and Java’s own encoders do', () => {
  const cases = recordedCases<Recorded>(new URL('../../cases/util.jsonl', import.meta.url))
  const answers = cases.map((recorded) => ({ ...recorded, result: answerOf(() => functions[recorded.function](recorded.text), EvaluationError) }))
  expect(answers).toEqual(cases.map((recorded) => ({ ...recorded, result: recorded.result ?? 'refused' })))
})

const character = fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })).map((code) => String.fromCodePoint(code))

test('what was encoded decodes to itself', () => {
  fc.assert(
    fc.property(
      fc.array(character).map((characters) => characters.join('')),
      (text) => {
        expect(urlDecode(urlEncode(text))).toBe(text)
        expect(base64Decode(base64Encode(text))).toBe(text)
        expect(base64Encode(text)).toBe(Buffer.from(text).toString('base64'))
      },
    ),
  )
})

test('an apostrophe gets a backslash, which JSON does not know', () => {
  expect(escapeJavaScript(`it's "a/b" é`)).toBe(String.raw`it\'s \"a\/b\" \u00E9`)
})
