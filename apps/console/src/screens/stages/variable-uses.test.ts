import { expect, test } from 'vitest'
import { variableUses } from './variable-uses.ts'

const definition = {
  paths: {
    '/pets': {
      get: {
        'x-amazon-apigateway-integration': {
          uri: 'http://${stageVariables.host}/v1/pets',
          requestParameters: { 'integration.request.header.x': 'stageVariables.team' },
        },
      },
      'x-amazon-apigateway-any-method': {
        'x-amazon-apigateway-integration': { requestTemplates: { 'application/json': '{\n  "table": "$stageVariables.get(\'table\')"\n}' } },
      },
    },
    '/health': { get: {} },
  },
}

test('each use is told by its method and its line, with the stage’s values put in', () => {
  const uses = variableUses(definition, { host: 'localhost:8081', table: 'dev' })
  expect(uses.get('host')).toEqual([{ httpMethod: 'GET', path: '/pets', line: 'http://localhost:8081/v1/pets' }])
  expect(uses.get('table')).toEqual([{ httpMethod: 'ANY', path: '/pets', line: '"table": "dev"' }])
})

test('a variable that the stage does not set is told, too', () => {
  expect(variableUses(definition, {}).get('team')).toEqual([{ httpMethod: 'GET', path: '/pets', line: 'stageVariables.team' }])
})

test('what is no definition has no uses', () => {
  expect(variableUses(undefined, {}).size).toBe(0)
  expect(variableUses({ paths: [] }, {}).size).toBe(0)
})
