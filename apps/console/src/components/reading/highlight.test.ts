import { expect, test } from 'vitest'
import { highlightedLines, type ReadLanguage } from './highlight.ts'

const template = '#set($a = "x")\n## why\n{"id": $input.json(\'$.id\'), "n": 3}\n#foreach($i in $a)$i#end\n'

test.each([
  ['json', '{\n  "a": [1, true, "x\\"y"],\n\n  "b": null\n}\n'],
  ['json', 'no JSON: "open'],
  ['vtl', template],
  ['vtl', '#if($x'],
] satisfies readonly (readonly [ReadLanguage, string])[])('nothing of a text is lost when it is coloured: %s %j', (language, text) => {
  expect(
    highlightedLines(text, language)
      .map((parts) => parts.map((part) => part.text).join(''))
      .join('\n'),
  ).toBe(text)
})

test('names and texts of JSON are told apart', () => {
  expect(highlightedLines('{"a": "b"}', 'json')).toEqual([
    [{ text: '{' }, { text: '"a"', kind: 'name' }, { text: ': ' }, { text: '"b"', kind: 'string' }, { text: '}' }],
  ])
})

test('a template’s directives and references are what the engine’s parser takes them for', () => {
  const kinds = highlightedLines(template, 'vtl')
    .flat()
    .filter(({ kind }) => kind !== undefined)
    .map(({ kind, text }) => `${kind} ${text}`)
  expect(kinds.some((part) => part.startsWith('directive #set'))).toBe(true)
  expect(kinds.some((part) => part.startsWith('reference') && part.includes('input'))).toBe(true)
  expect(kinds.some((part) => part.startsWith('comment') && part.includes('why'))).toBe(true)
})
