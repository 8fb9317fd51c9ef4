import { expect, test } from 'vitest'
import { variableNames, withVariables } from './variable-names.ts'

const values = new Map([
  ['host', 'pets.example'],
  ['n', '3'],
])

test.each([
  ['http://${stageVariables.host}/pets', 'http://pets.example/pets'],
  ['{"n": $stageVariables.n}', '{"n": 3}'],
  ["$!{stageVariables.get('n')} $stageVariables['host']", '3 pets.example'],
  ['stageVariables.host', 'pets.example'],
  ['${stageVariables.none} $stageVariables.none', '${stageVariables.none} $stageVariables.none'],
])('%s reads %s', (text, filled) => {
  expect(withVariables(text, values)).toBe(filled)
})

test('the names are those of all forms', () => {
  expect([...variableNames("${stageVariables.a} $stageVariables.b stageVariables.get('c') $!stageVariables['d']")]).toEqual(['a', 'b', 'c', 'd'])
})
