import { answerOf, recordedCases } from '@fourbox/recorded-cases'
import { expect, test } from 'vitest'
import { Meter } from '../bounds/meter.ts'
import { EvaluationError } from '../bounds/evaluation-error.ts'
import { formatText } from './format-text.ts'
import { Character } from '../values/character.ts'
import type { Value } from '../values/java-object.ts'
import { BigInteger, Byte, Double, Float, Long, Short } from '../values/numbers.ts'

interface Recorded {
  readonly format: string
  readonly given: readonly (null | boolean | number | string | Typed)[]
  /** Absent where Java throws. */
  readonly text?: string
}

/** A value of a Java class that JSON has no form for. */
interface Typed {
  readonly t: 'long' | 'big' | 'double' | 'float' | 'char' | 'byte'
  readonly v: string
}

test('String.format answers as Java 17 does, and refuses wrong formats and arguments', () => {
  const cases = recordedCases<Recorded>(new URL('../../cases/format.jsonl', import.meta.url))
  const answers = cases.map(({ format, given }) => ({
    format,
    given,
    text: answerOf(() => formatText(format, given.map(valueOf), new Meter()), EvaluationError),
  }))
  expect(answers).toEqual(cases.map(({ format, given, text = 'refused' }) => ({ format, given, text })))
})

test('a negative number shows as many bits as its class has', () => {
  const shown = (value: Value) => formatText('%x %o', [value, value], new Meter())
  expect([new Byte(-1), new Short(-1), -1, new Long(-1n)].map(shown)).toEqual([
    'ff 377',
    'ffff 177777',
    'ffffffff 37777777777',
    'ffffffffffffffff 1777777777777777777777',
  ])
})

test('a width beyond the longest string is a budget, not memory', () => {
  expect(() => formatText('%2000000000d', [1], new Meter())).toThrow(/characters in a string/)
  expect(() => formatText('%.2000000000f', [new Double(1)], new Meter())).toThrow(/characters in a string/)
})

const make: Readonly<Record<Typed['t'], (text: string) => Value>> = {
  long: (text) => new Long(BigInt(text)),
  big: (text) => new BigInteger(BigInt(text)),
  double: (text) => new Double(Number(text)),
  float: (text) => new Float(Number(text)),
  char: (text) => new Character(text),
  byte: (text) => new Byte(Number(text)),
}

function valueOf(given: Recorded['given'][number]): Value {
  return typeof given === 'object' && given !== null ? make[given.t](given.v) : given
}
