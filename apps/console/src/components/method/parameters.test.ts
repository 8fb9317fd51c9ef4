import { expect, test } from 'vitest'
import { parametersAt } from './parameters.ts'

test('parameters of one place go by their names, in order, dots and all', () => {
  const parameters = { 'method.request.header.X-B': true, 'method.request.header.a.b': false, 'method.request.querystring.X-B': true }
  expect(parametersAt(parameters, 'method.request.header')).toEqual([
    { name: 'X-B', value: true },
    { name: 'a.b', value: false },
  ])
})
