import { expect, test } from 'vitest'
import { openingOf, referenceAt, templateVariables, typedReference } from './references.ts'

test.each([
  ['  $', '$'],
  ['"a": $!{in', '$!{in'],
  ['$input.par', '$input.par'],
  ["$input.params('na", "$input.params('na"],
  ['#fo', '#fo'],
  ['#foreach($x in $y', '$y'],
  ["$input.path('$.a').", "$input.path('$.a')."],
])('%s is being typed', (before, typed) => {
  expect(typedReference(before)).toBe(typed)
})

test.each(['#foreach($x in $y)', "$input.params('x')", '$x ', '#end ', 'plain text'])('behind %s nothing is to be completed', (before) => {
  expect(typedReference(before)).toBeUndefined()
})

test('the variables of a template are those that it sets', () => {
  expect(templateVariables('#set($a = 1)\n#set( $!{b} = $a )\n#foreach($item in $input.path("$.x"))$item#end #set($a = 2)')).toEqual(['a', 'b', 'item'])
})

test('a reference is found at each of its letters, and by its name alone', () => {
  const line = '{"id": "$!{input.params(\'id\')}", "n": $n}'
  expect(referenceAt(line, 14)).toEqual({ text: '$input.params', start: 9, end: 24 })
  expect(referenceAt(line, 40)?.text).toBe('$n')
  expect(referenceAt(line, 3)).toBeUndefined()
})

test('how a reference begins is told whatever stands behind', () => {
  expect(['$in', '$!in', '${in', '$!{in', '#fo'].map(openingOf)).toEqual(['$', '$!', '${', '$!{', '#'])
})
