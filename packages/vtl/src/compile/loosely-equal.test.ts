import { expect, test } from 'vitest'
import { compile } from '../template/template.ts'

const holds = (condition: string, body = '{}') => compile(`#if(${condition})yes#{else}no#end`).render({ body }).text === 'yes'

test.each([
  '1 == 1.0',
  '10000000000 == 1.0E10',
  "1 == '1'",
  "true == 'true'",
  "[1, 'a'] == [1, 'a']",
  "{'a': 1} == {'a': 1}",
  "$input.path('$') == [1, 2]",
  "[1, 2] == $input.path('$')",
  "'[1]' == [1]",
  "$nothing == ''",
])('%s', (condition) => {
  expect(holds(condition, '[1,2]')).toBe(true)
})

test.each([
  "[1] == ['1']",
  '[1, 2] == [2, 1]',
  "{'a': 1} == {'a': '1'}",
  "{'a': 1} == {'a': 1, 'b': 2}",
  "1 == '1.0'",
  "'a' == 'A'",
  "$input.path('$') == ['1', '2']",
  '[1] == [1.0]',
])('%s is not so', (condition) => {
  expect(holds(condition, '[1,2]')).toBe(false)
})

test('what is equal to something is not different from it', () => {
  expect(holds("[1] != ['1']")).toBe(true)
  expect(holds('[1] != [1]')).toBe(false)
})
