import { array, assert, property, string as text } from 'fast-check'
import { expect, test } from 'vitest'
import { readArrival } from '../call/arrival.ts'
import { beginCall } from '../call/call.ts'
import { compileParameterMapping } from '../integration-request/map-parameters.ts'
import { appendQuery } from '../integration-request/write-query.ts'
import { parseQuery } from '../content/parse-query.ts'
import { noControl, testPlace } from '../test-invoke/test-invoke.ts'
import { settings, trialApi, trialPorts, trialRequest } from '../testing/trial.ts'
import { compileRequestExpression } from './mapping-expression.ts'

const place = testPlace({ api: trialApi({}), stageVariables: { color: 'red' } }, settings)
const callOf = (...request: Parameters<typeof trialRequest>) => {
  const match = {
    value: { route: { resourceId: 'r', resourcePath: '/pets/{id}', httpMethod: 'GET', operationName: undefined, integrationType: undefined } },
    pathParameters: new Map([['id', '7']]),
  }
  return beginCall(
    {
      incoming: trialRequest(...request),
      arrival: readArrival([]),
      place,
      control: noControl,
      keeping: { records: false, traces: false, samples: undefined },
      ports: trialPorts(),
    },
    match,
  )
}

test.each([
  ["'static text'", 'static text'],
  ["''", ''],
  ['stageVariables.color', 'red'],
  ['stageVariables.none', undefined],
  ['context.stage', 'test-invoke-stage'],
  ['context.identity.sourceIp', '203.0.113.9'],
  ['context.nothing', undefined],
  ['method.request.path.id', '7'],
  ['method.request.querystring.q', '2'],
  ['method.request.multivaluequerystring.q', ['1', '2']],
  ['method.request.header.X-A', 'b'],
  ['method.request.header.x-a', undefined],
  ['method.request.multivalueheader.X-A', ['a', 'b']],
  ['method.request.body', '{"a":{"b":[1,"x"]},"t":"text","n":null,"f":1.50}'],
  ['method.request.body.a.b[1]', 'x'],
  ['method.request.body.a', '{"b":[1,"x"]}'],
  ['method.request.body.t', 'text'],
  ['method.request.body.n', undefined],
  ['method.request.body.missing', undefined],
  ['method.request.header', undefined],
  ['integration.request.header.x', undefined],
  ['nonsense', undefined],
])('%s maps %j', (expression, expected) => {
  const call = callOf('GET /pets/7?q=1&q=2', { 'X-A': ['a', 'b'] }, '{"a":{"b":[1,"x"]},"t":"text","n":null,"f":1.50}')
  expect(compileRequestExpression(expression)(call)).toEqual(expected)
})

test('a field of a body that is a list is mapped by its place', () => {
  const call = callOf('GET /pets/7', {}, '[{"name":"Rex"},"x"]')
  expect(compileRequestExpression('method.request.body[0].name')(call)).toBe('Rex')
  expect(compileRequestExpression('method.request.body[1]')(call)).toBe('x')
})

test('any header and query value comes through a mapping as it was sent', () => {
  const mapping = compileParameterMapping(
    { 'integration.request.header.X': 'method.request.header.In', 'integration.request.querystring.x': 'method.request.multivaluequerystring.in' },
    'http',
  )
  assert(
    property(text(), array(text({ unit: 'grapheme' }), { minLength: 1 }), (header, values) => {
      const query = appendQuery('', new Map([['in', values]]))
      const call = callOf(`GET /pets/7?${query}`, { In: header })
      const mapped = mapping(call)
      expect(mapped.headers.get('X')).toEqual([header])
      expect(mapped.query.get('x')).toEqual(values)
    }),
  )
})

test('a query that is written is read back the same', () => {
  assert(
    property(array(text({ unit: 'grapheme' }), { minLength: 1 }), array(text({ unit: 'grapheme' }), { minLength: 1 }), (names, values) => {
      const query = new Map(names.map((name) => [name, values]))
      expect(parseQuery(appendQuery('', query))).toEqual(query)
    }),
  )
})

test('a query may use semicolons and blanks as plus signs; a broken escape stays', () => {
  expect([...parseQuery('a=1;b=x+y&c=%zz&d&=e&a=%2B')]).toEqual([
    ['a', ['1', '+']],
    ['b', ['x y']],
    ['c', ['%zz']],
    ['d', ['']],
    ['', ['e']],
  ])
})
