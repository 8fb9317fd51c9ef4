import { BigDecimal, BigInteger, Double, doubleText, JavaList, JavaMap, Long, Meter } from '@fourbox/java'
import { answerOf, recordedCases } from '@fourbox/recorded-cases'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { JsonReader } from './reader.ts'
import { readLarge } from './large-reader.ts'
import { readWellFormed } from './well-formed-reader.ts'
import { JsonError } from './json-error.ts'
import { readJson, readStrictJson } from './read-json.ts'
import { writeJson } from '../write/write-json.ts'
import { JsonArray } from '../write/json-array.ts'

interface Recorded {
  readonly text: string
  /** Absent where json-smart refuses. */
  readonly json?: string
}

const reprint = (text: string): string => printed(readJson(text))

test('bodies are read and printed as json-smart reads and prints them, broken ones too', () => {
  const cases = recordedCases<Recorded>(new URL('../../cases/json.jsonl', import.meta.url))
  const answers = cases.map(({ text }) => ({ text, answer: answerOf(() => reprint(text), JsonError) }))
  expect(answers).toEqual(cases.map(({ text, json = 'refused' }) => ({ text, answer: json })))
})

test('what JSON can say comes back as it was', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      expect(JSON.parse(reprint(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('members stay in the order of the text, numbers as names too, and of two with one name the last counts', () => {
  expect(reprint('{"b":1,"2":2,"1":3,"b":4}')).toBe('{"b":4,"2":2,"1":3}')
})

test('a number is an Integer, Long, BigInteger, Double or BigDecimal by its size and form', () => {
  expect(readJson('2147483647')).toBe(2147483647)
  expect(readJson('2147483648')).toEqual(new Long(2147483648n))
  expect(readJson('-9223372036854775809')).toEqual(new BigInteger(-9223372036854775809n))
  expect(readJson('1e3')).toEqual(new Double(1000))
  expect(readJson('0.30000000000000004')).toEqual(new BigDecimal(30000000000000004n, 17))
  expect(reprint('[1.0,1e5,12345678901234567890,0.30000000000000004]')).toBe('[1.0,100000.0,12345678901234567890,0.30000000000000004]')
})

test('a list prints its slashes with a backslash, $input.json does not', () => {
  const list = readJson('["a/b"]')
  expect(writeJson(list, 'web', new Meter())).toBe(String.raw`["a\/b"]`)
  expect(writeJson(list, 'plain', new Meter())).toBe('["a/b"]')
})

test('a text that is no JSON is the string that it is', () => {
  expect(readJson('a=1&b=2')).toBe('a=1&b=2')
})

test('the strict reading takes JSON only', () => {
  for (const text of ["{'a':1}", '{a:1}', '[1,]', 'x', '', 'NaN', '[1] 2', '01']) expect(() => readStrictJson(text)).toThrow(JsonError)
  expect(readStrictJson(' {"a" : [1, null]} ')).toEqual(readJson('{"a":[1,null]}'))
})

test('brackets beyond a thousand levels are refused, however many', () => {
  for (const open of ['[', '{"a":']) {
    expect(() => readJson(open.repeat(200_000))).toThrow(/deeper than 1000 levels/)
    expect(() => readStrictJson(open.repeat(200_000))).toThrow(JsonError)
  }
  expect(reprint('['.repeat(1_000) + ']'.repeat(1_000))).toHaveLength(2_000)
})

test('a number of endless digits is refused', () => {
  expect(() => readJson('9'.repeat(100_000))).toThrow(JsonError)
  expect(() => readJson(`0.${'9'.repeat(100_000)}`)).toThrow(JsonError)
})

test('a list that holds itself cannot be printed', () => {
  const list = new JsonArray([])
  list.items.push(list)
  expect(() => writeJson(list, 'web', new Meter())).toThrow(/nested deeper/)
})

test('a list that holds the same list again and again costs its whole length', () => {
  let list = new JsonArray(['x'])
  for (let level = 0; level < 40; level++) list = new JsonArray([list, list])
  expect(() => writeJson(list, 'web', new Meter())).toThrow(/steps|characters/)
})

const spacedJson = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom('', ' ', '\t\n'))
  .map(([value, blanks]) => JSON.stringify(value, undefined, blanks).replaceAll('/', String.raw`\/`))
const damage = fc.tuple(fc.nat(), fc.nat({ max: 2 }), fc.constantFrom('', '"', '\\', ',', ']', '}', "'", '0', '.', 'e', '-', ' ', '\u0001', 'x'))

test('the quick reader reads what the lenient one reads, or leaves it to that one', () => {
  const isContainer = (value: unknown): boolean => typeof value === 'object' && value !== null
  fc.assert(
    fc.property(spacedJson, (text) => {
      const quick = readWellFormed(text)
      expect(quick === undefined ? 'left' : printed(quick)).toBe(isContainer(JSON.parse(text)) ? printed(new JsonReader(text).read()) : 'left')
    }),
  )
  fc.assert(
    fc.property(spacedJson, fc.array(damage, { minLength: 1, maxLength: 3 }), (text, damages) => {
      const damaged = withDamage(text, damages)
      const quick = readWellFormed(damaged)
      expect(quick === undefined || printed(quick) === printed(new JsonReader(damaged).read())).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})

const number = fc.constantFrom(
  '0',
  '-0',
  '10',
  '-7.25',
  '1.50',
  '1e3',
  '2E-7',
  '12345678901234567890',
  '0.1428571428571428',
  '0.14285714285714285',
  '0.00001',
  '1e999',
)
const oddText = fc.constantFrom('"é"', String.raw`"\u00e9\/\n\u001f"`, String.raw`"\"\\"`, '"\u2028"', '"\u0085"', '"数/"', String.raw`"\\u0041"`, '""')
const { oddJson } = fc.letrec<{ oddJson: string; array: string; object: string }>((tie) => ({
  oddJson: fc.oneof({ maxDepth: 4 }, fc.oneof(number, oddText, fc.constantFrom('null', 'true', 'false')), tie('array'), tie('object')),
  array: fc.array(tie('oddJson')).map((items) => `[${items.join(' ,')}]`),
  object: fc
    .array(fc.tuple(fc.oneof(oddText, fc.constantFrom('"a"', '"b"', '"10"', '"__proto__"')), tie('oddJson')))
    .map((members) => `{ ${members.map(([name, value]) => `${name}: ${value}`).join(',')}}`),
}))

test('a large text is printed as the lenient reader reads it, whether or not somebody has looked into it', () => {
  fc.assert(
    fc.property(fc.oneof(spacedJson, oddJson), fc.constantFrom('plain' as const, 'web' as const), fc.integer({ min: 0, max: 3 }), (item, style, levels) => {
      const text = `[${item}]`
      const value = readLarge(text) ?? 'left'
      lookInto(value, levels)
      expect(writeJson(value, style, new Meter())).toBe(writeJson(new JsonReader(text).read(), style, new Meter()))
    }),
    { numRuns: 1_000 },
  )
})

test('a large text that is damaged is read as the lenient reader reads it, or left to that one', () => {
  fc.assert(
    fc.property(fc.oneof(spacedJson, oddJson), fc.array(damage, { minLength: 1, maxLength: 3 }), (text, damages) => {
      const damaged = withDamage(text, damages)
      const value = readLarge(damaged)
      expect(value === undefined || printed(value) === printed(new JsonReader(damaged).read())).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('what a large text holds has the names, values and classes that a small one has', () => {
  const members = Array.from({ length: 40 }, (_, index) => `"name${index}": ${index}`).join(', ')
  const text = String.raw`{"a": [1, 2.50, {"b\n": "\u00e9"}], "c": {${members}}, "a": -0, "d": {"e": [[]]}}`
  const [large, small] = [readLarge(text), readJson(text)]
  const shown = (value: unknown): unknown => {
    if (value instanceof JavaMap)
      return { size: value.size, keys: value.keys(), has: value.has('name3'), members: [...value.members].map(([key, member]) => [key, shown(member)]) }
    return value instanceof JavaList ? value.items.map(shown) : value
  }
  expect(shown(large)).toEqual(shown(small))
})

test('a body of a million numbers is printed within the budget', () => {
  const body = `{"items":[${'7,'.repeat(1_000_000)}7]}`
  expect(writeJson(readJson(body), 'plain', new Meter())).toBe(body)
})

/** Asks an object or array, and what it holds, for all that is in it. */
function lookInto(value: unknown, levels: number): void {
  if (levels === 0) return
  const held = value instanceof JavaMap ? [...value.members.values()] : value instanceof JavaList ? value.items : []
  for (const item of held) lookInto(item, levels - 1)
}

function withDamage(text: string, damages: readonly (readonly [number, number, string])[]): string {
  return damages.reduce((broken, [at, gone, added]) => {
    const place = at % (broken.length + 1)
    return broken.slice(0, place) + added + broken.slice(place + gone)
  }, text)
}

function printed(value: ReturnType<typeof readJson>): string {
  return writeJson(value, 'plain', new Meter())
}

test('-0 is the Integer 0', () => {
  expect(listed(readJson('[-0,-]'))).toEqual([0, 0])
})

test('a fraction that is kept as it is written is written as Java prints it', () => {
  const digits = (maxLength: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{1,${maxLength}}$`))
  fc.assert(
    fc.property(fc.constantFrom('', '-'), digits(9), digits(10), (sign, whole, fraction) => {
      const [number] = listed(readJson(`[${sign}${Number(whole)}.${fraction}]`))
      if (!(number instanceof Double)) return
      expect(number.written ?? doubleText(number.value)).toBe(doubleText(number.value))
    }),
    { numRuns: 2_000 },
  )
  expect(listed(readJson('[10.25,0.0,-0.5,0.001,0.0001,1.50,12345678.5]')).map((value) => value instanceof Double && value.written)).toEqual([
    '10.25',
    '0.0',
    '-0.5',
    '0.001',
    undefined,
    undefined,
    undefined,
  ])
})

function listed(value: ReturnType<typeof readJson>): readonly unknown[] {
  return value instanceof JavaList ? value.items : []
}
