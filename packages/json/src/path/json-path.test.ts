import { EvaluationError, Meter } from '@fourbox/java'
import { answerOf, recordedCases } from '@fourbox/recorded-cases'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileJsonPath } from './json-path.ts'
import { JsonPathError } from './json-path-error.ts'
import { readJson } from '../read/read-json.ts'
import { writeJson } from '../write/write-json.ts'

interface Recorded {
  readonly document: string
  readonly path: string
  /** Absent where Jayway refuses the path. */
  readonly json?: string
}

interface Attack {
  readonly id: string
  readonly kind: 'attack' | 'control'
  readonly path: string
  readonly data: string
  readonly absent?: readonly string[]
  readonly expect?: unknown
}

const find = (document: string, path: string): string => writeJson(compileJsonPath(path).read(readJson(document), new Meter()), 'plain', new Meter())

test('paths find what Jayway JsonPath 2.0.0 finds, and are refused where it refuses them', () => {
  const cases = recordedCases<Recorded>(new URL('../../cases/json-paths.jsonl', import.meta.url))
  const answers = cases.map(({ document, path }) => ({ document, path, answer: answerOf(() => find(document, path), JsonPathError) }))
  expect(answers).toEqual(cases.map(({ document, path, json = 'refused' }) => ({ document, path, answer: json })))
})

test('a definite path finds a value or null, any other a list', () => {
  expect(compileJsonPath('$.a[0].b').definite).toBe(true)
  expect(compileJsonPath('$.a[*].b').definite).toBe(false)
  expect(find('{}', '$.a[0].b')).toBe('null')
  expect(find('{}', '$.a[*].b')).toBe('[]')
})

test('what cannot be compared passes no filter, not even one for what is different', () => {
  const document = '[{"a":[1]},{"a":{"b":1}},{"a":"x"},{"a":"y"}]'
  expect(find(document, "$[?(@.a != 'x')].a")).toBe('["y"]')
  expect(find(document, "$[?(@.a == 'x')].a")).toBe('["x"]')
})

test('numbers below zero are ordered by what they are worth', () => {
  const document = '[{"a":-1},{"a":-20},{"a":-3.5},{"a":0},{"a":7}]'
  expect(find(document, '$[?(@.a < -3)].a')).toBe('[-20,-3.5]')
  expect(find(document, '$[?(@.a > -20)].a')).toBe('[-1,-3.5,0,7]')
})

test('a pattern in a filter regards the case, unless an i stands behind it', () => {
  const document = '[{"a":"fic"},{"a":"FIC"},{"a":"ref"}]'
  expect(find(document, '$[?(@.a =~ /f.c/)].a')).toBe('["fic"]')
  expect(find(document, '$[?(@.a =~ /f.c/i)].a')).toBe('["fic","FIC"]')
})

const attacks = recordedCases<Attack>(new URL('../../cases/json-path-attacks.jsonl', import.meta.url)).map((attack) => ({
  ...attack,
  document: attack.data.replaceAll('@@NONCE@@', 'n-0001'),
}))

test.each(attacks.filter(({ kind }) => kind === 'attack'))('$id does nothing but look into the data', ({ path, document, absent = [] }) => {
  const outcome = attempt(() => find(document, expanded(path)))
  expect(outcome).not.toBe('crash')
  expect(absent.filter((text) => outcome.includes(text))).toEqual([])
})

test.each(attacks.filter(({ kind }) => kind === 'control'))('$id, which is harmless, finds what it should', ({ path, document, expect: wanted }) => {
  expect(find(document, path)).toBe(JSON.stringify(wanted).replaceAll('@@NONCE@@', 'n-0001'))
})

test('names that JavaScript knows find nothing that is not in the data', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'length', 'prototype']) {
    expect(find('{"a":[1]}', `$.${name}`)).toBe('null')
    expect(find('{"a":[1]}', `$..${name}`)).toBe('[]')
    expect(find(`{"${name}":5}`, `$.${name}`)).toBe('5')
  }
})

test('steps are counted: scans within scans end with an error', () => {
  const document = `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`
  expect(() => find(document, '$..*..*..*..*..*..*..*..*')).toThrow(/500,000 steps/)
})

test('an endless path is refused before it is read', () => {
  expect(() => compileJsonPath(`$${'.b'.repeat(20_000)}`)).toThrow(JsonPathError)
  expect(() => compileJsonPath(`$${'[?(@'.repeat(2_000)}`)).toThrow(JsonPathError)
  expect(() => compileJsonPath(`$${'.a'.repeat(251)}`)).toThrow(/250 steps/)
})

test('whatever is written as a path, the answer is a value or an error that says why', () => {
  const piece = fc.constantFrom(
    '$',
    '@',
    '.',
    '..',
    '*',
    '[',
    ']',
    '(',
    ')',
    '?',
    "'",
    'a',
    'b',
    '0',
    ',',
    ':',
    '-',
    '1',
    ' ',
    '==',
    '&&',
    '||',
    '!',
    '/',
    '=~',
    '<',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      expect(attempt(() => find('{"a":[{"b":1},{"b":"x"}],"b":null}', pieces.join('')))).not.toBe('crash')
    }),
  )
})

test('what a path of names finds is what the names lead to', () => {
  const name = fc.stringMatching(/^[a-z]{1,3}$/)
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }), (names, value) => {
      const document = names.reduceRight<unknown>((inner, member) => ({ [member]: inner }), value)
      expect(JSON.parse(find(JSON.stringify(document), `$.${names.join('.')}`))).toEqual(JSON.parse(JSON.stringify(value)))
      expect(JSON.parse(find(JSON.stringify(document), `$${names.map((member) => `['${member}']`).join('')}`))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

function attempt(work: () => string): string {
  try {
    return work()
  } catch (error) {
    return error instanceof JsonPathError || error instanceof EvaluationError ? error.message : 'crash'
  }
}

/** Fills in the placeholders of the recorded attacks. */
function expanded(path: string): string {
  return path
    .replaceAll(/@@REP\((\d+),([^)]*)\)@@/g, (_all, count: string, unit: string) => Buffer.from(unit, 'base64').toString().repeat(Number(count)))
    .replaceAll(/@@SEQ\((\d+)\)@@/g, (_all, count: string) => Array.from({ length: Number(count) }, (_, index) => index).join(','))
}
