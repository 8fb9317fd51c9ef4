import { expect, test } from 'vitest'

import type { Position } from '../definition-error.ts'
import type { Spot } from './json.ts'
import { locate } from './locate.ts'

function spotOf(...keys: (string | number)[]): Spot {
  return keys.reduce<Spot>((parent, key) => ({ value: undefined, parent, key }), { value: undefined })
}

const json = `{
  "a": { "b": [1, { "c": "}" }, []] },
  "a/b": "a", "d": 5
}`
const yaml = `# a comment
a:
  b:
    - 1
    - c: "}"
    - []
"a/b": a
d: {e: 5}
`

test.each<[(string | number)[], Position]>([
  [['a'], { line: 2, column: 3 }],
  [['a', 'b'], { line: 2, column: 10 }],
  [['a', 'b', 0], { line: 2, column: 16 }],
  [['a', 'b', 1], { line: 2, column: 19 }],
  [['a', 'b', 1, 'c'], { line: 2, column: 21 }],
  [['a', 'b', 2], { line: 2, column: 33 }],
  [['a/b'], { line: 3, column: 3 }],
  [['a', 'missing'], { line: 2, column: 3 }],
  [[], { line: 1, column: 1 }],
])('%j stands at its place in JSON', (keys, position) => {
  expect(locate({ text: json, language: 'json' }, [spotOf(...keys)])).toEqual([position])
})

test.each<[(string | number)[], Position]>([
  [['a'], { line: 2, column: 1 }],
  [['a', 'b'], { line: 3, column: 3 }],
  [['a', 'b', 0], { line: 4, column: 7 }],
  [['a', 'b', 1, 'c'], { line: 5, column: 7 }],
  [['a/b'], { line: 7, column: 1 }],
  [['d', 'e'], { line: 8, column: 5 }],
  [['d', 'missing'], { line: 8, column: 1 }],
  [[], { line: 2, column: 1 }],
])('%j stands at its place in YAML', (keys, position) => {
  expect(locate({ text: yaml, language: 'yaml' }, [spotOf(...keys)])).toEqual([position])
})

test('several places are found in one walk, in the order in which they were asked for', () => {
  const places = locate({ text: json, language: 'json' }, [spotOf('d'), spotOf('a')])
  expect(places).toEqual([
    { line: 3, column: 15 },
    { line: 2, column: 3 },
  ])
})
