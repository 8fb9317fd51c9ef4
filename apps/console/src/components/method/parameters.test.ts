import { expect, test } from 'vitest'
import { parametersAt, pathVariables } from './parameters.ts'

test('a path’s variables go by their names, a greedy one too', () => {
  expect(pathVariables('/shops/{shopId}/{proxy+}')).toEqual(['shopId', 'proxy'])
  expect(pathVariables('/')).toEqual([])
})

test('parameters of one place go by their names, in order, dots and all', () => {
  const parameters = { 'method.request.header.X-B': true, 'method.request.header.a.b': false, 'method.request.querystring.X-B': true }
  expect(parametersAt(parameters, 'method.request.header')).toEqual([
    { name: 'X-B', value: true },
    { name: 'a.b', value: false },
  ])
})
