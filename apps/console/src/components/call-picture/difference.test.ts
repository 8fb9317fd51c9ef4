import { expect, test } from 'vitest'
import { countsOf, differenceOf } from './difference.ts'
import type { HandOff } from './handed-on.ts'

const handOff = (over: Partial<Record<'query' | 'headers', readonly (readonly [string, string])[]>>, text?: string): HandOff => ({
  line: undefined,
  query: [],
  headers: [],
  ...over,
  body: text === undefined ? undefined : { text, isBase64Encoded: false, bytes: text.length, isCut: false },
})

test('parameters, headers and members of a JSON body are compared by name', () => {
  const before = handOff(
    {
      query: [['currency', 'EUR']],
      headers: [
        ['X-Key', '1'],
        ['Accept', '*/*'],
      ],
    },
    '{"note": "ring", "n": 1, "kept": {"a": 1}}',
  )
  const after = handOff({ query: [['cur', 'EUR']], headers: [['accept', 'text/plain']] }, '{"n":2,"kept":{"a":1},"id":"17"}')
  const found = differenceOf(before, after)
  expect([...found.query]).toEqual([
    ['currency', 'removed'],
    ['cur', 'added'],
  ])
  expect([...found.headers]).toEqual([
    ['x-key', 'removed'],
    ['accept', 'changed'],
  ])
  expect([...found.members]).toEqual([
    ['note', 'removed'],
    ['n', 'changed'],
    ['id', 'added'],
  ])
  expect(countsOf(found)).toEqual({ added: 2, removed: 3, changed: 2 })
})

test('a body that is no JSON object is compared as a whole', () => {
  const changeOf = (before: string | undefined, after: string | undefined) => differenceOf(handOff({}, before), handOff({}, after)).body
  expect([changeOf('[1]', '[2]'), changeOf(undefined, '{}'), changeOf('text', undefined), changeOf('[1]', '[1]')]).toEqual([
    'changed',
    'added',
    'removed',
    undefined,
  ])
})

test('a name that stands several times is compared with all its values', () => {
  expect([
    ...differenceOf(
      handOff({
        headers: [
          ['A', '1'],
          ['a', '2'],
        ],
      }),
      handOff({ headers: [['a', '1']] }),
    ).headers,
  ]).toEqual([['a', 'changed']])
})
