import { expect, test } from 'vitest'
import { filledPath, pathVariableNames, pathVariables, replaceVariables } from './path-variables.ts'

test('the variables of a path have names, and one with a plus takes the rest', () => {
  expect(pathVariables('/shops/{shop-id}/{rest.of+}')).toEqual([
    { name: 'shop-id', isGreedy: false },
    { name: 'rest.of', isGreedy: true },
  ])
  expect(pathVariableNames('/pets')).toEqual([])
  expect(pathVariableNames('https://${stageVariables.host}/{id}')).toEqual(['id'])
})

test('something else can stand where variables stood', () => {
  expect(replaceVariables('/pets/{petId}/{proxy+}', ({ name, isGreedy }) => (isGreedy ? '*' : `:${name}`))).toBe('/pets/:petId/*')
})

test('values are percent-encoded; a greedy one keeps its slashes, and a variable without a value stays', () => {
  const values: Readonly<Record<string, string>> = { petId: 'a b/c', proxy: 'x/y z', none: '', half: '\ud800' }
  const filled = (path: string) => filledPath(path, (name) => values[name])
  expect(filled('/pets/{petId}/{proxy+}')).toBe('/pets/a%20b%2Fc/x/y%20z')
  expect(filled('/{unknown}/{none}/{others+}')).toBe('/{unknown}//{others+}')
  expect(filled('/{half}')).toBe('/%EF%BF%BD')
})
