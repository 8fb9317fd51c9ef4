import { expect, test } from 'vitest'
import { placeText } from './member-reader.ts'
import { readWrittenTest } from './read-written-test.ts'

const languages = {
  patternFault: (pattern: string) => (pattern === '(' ? 'it is not closed' : undefined),
  jsonPathFault: (path: string) => (path.startsWith('$') ? undefined : 'it does not begin with $'),
}

function read(value: unknown) {
  const faults: string[] = []
  const read = readWrittenTest(value, (keys, text) => faults.push(`${placeText(keys)} ${text}`.trim()), languages)
  return { read, faults }
}

const whole = {
  name: 'a pet is found',
  method: 'GET /pets/{petId}',
  request: {
    path: '/pets/1?a=b',
    headers: { Accept: 'application/json', X: ['1', '2'] },
    body: { list: [1, null, 'x', true] },
    stageVariables: { color: 'red' },
    clientCertificateId: 'c',
  },
  expect: {
    status: 200,
    headers: { 'Content-Type': 'application/json', 'X-Id': { matches: '[0-9]+' }, Server: null },
    body: { json: { id: 1 }, jsonPath: { '$.id': 1 }, jsonPathMatches: { '$.name': '.*' } },
    integrationRequestBody: { text: '{}', matches: '.*' },
  },
}

test('a test is read as it was written', () => {
  expect(read(whole)).toEqual({ read: whole, faults: [] })
})

test('numbers and switches that YAML makes of header values and stage variables are texts', () => {
  const { read: test, faults } = read({ ...whole, request: { headers: { Age: 1 }, stageVariables: { on: true } } })
  expect(faults).toEqual([])
  expect(test.request).toEqual({ headers: { Age: '1' }, stageVariables: { on: 'true' } })
})

test.each([
  [undefined, ['must be an object', 'name is missing', 'method is missing']],
  [{ ...whole, name: '' }, ['name must not be empty']],
  [{ ...whole, name: 'n'.repeat(1025) }, ['name has at most 1024 characters']],
  [{ ...whole, method: 'FETCH /pets' }, ['method must be a verb and a path, such as GET /pets/{petId}']],
  [{ ...whole, method: 'GET pets' }, ['method must be a verb and a path, such as GET /pets/{petId}']],
  [{ ...whole, more: 1 }, ['more is unknown; known are name, method, request, expect']],
  [{ ...whole, request: [] }, ['request must be an object']],
  [{ ...whole, request: { httpMethod: 'FETCH' } }, ['request.httpMethod must be one of GET, PUT, POST, DELETE, PATCH, OPTIONS, HEAD, ANY']],
  [{ ...whole, request: { headers: { A: { b: 1 } } } }, ['request.headers.A must be a text']],
  [{ ...whole, expect: {} }, ['expect must have one of status, headers, body, integrationRequestBody']],
  [{ ...whole, expect: { status: '200' } }, ['expect.status must be a whole number from 100 to 599']],
  [{ ...whole, expect: { status: 600 } }, ['expect.status must be a whole number from 100 to 599']],
  [{ ...whole, expect: { body: {} } }, ['expect.body must have one of text, matches, json, jsonPath, jsonPathMatches']],
  [{ ...whole, expect: { body: { text: 1 } } }, ['expect.body.text must be a text']],
  [{ ...whole, expect: { body: { matches: '(' } } }, ['expect.body.matches is no regular expression: it is not closed']],
  [{ ...whole, expect: { headers: { X: { matches: '(' } } } }, ['expect.headers.X.matches is no regular expression: it is not closed']],
  [{ ...whole, expect: { body: { jsonPath: { id: 1 } } } }, ['expect.body.jsonPath.id stands under what is no JSONPath: it does not begin with $']],
  [{ ...whole, expect: { body: { jsonPathMatches: { '$.a': '(' } } } }, ['expect.body.jsonPathMatches.$.a is no regular expression: it is not closed']],
  [{ ...whole, expect: { body: { json: Number.NaN } } }, ['expect.body.json must be a value of JSON']],
])('what is wrong is told with its place: %#', (value, faults) => {
  expect(read(value).faults).toEqual(faults)
})

test('names of members that every object has are names like any other', () => {
  const headers: unknown = JSON.parse('{"__proto__": "a", "constructor": "b"}')
  const { read: test, faults } = read({ ...whole, request: { headers } })
  expect(faults).toEqual([])
  expect(Object.entries(test.request.headers ?? {})).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ])
})

test('a test of more than 128 KiB is refused, also one that aliases make so long', () => {
  expect(read({ ...whole, request: { body: 'x'.repeat(131_073) } }).faults[0]).toBe('request.body makes the test too long')
  let bomb: unknown = 'x'
  for (let level = 0; level < 40; level++) bomb = [bomb, bomb, bomb, bomb, bomb, bomb, bomb, bomb, bomb]
  expect(read({ ...whole, request: { body: bomb } }).faults[0]).toBe('request.body makes the test too long')
  const long = Array.from({ length: 50_000 }, () => 'x')
  const headers = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`h${at}`, long]))
  expect(read({ ...whole, request: { headers } }).faults[0]).toBe('request.headers.h0[28575] makes the test too long')
})

test('a body of more than a hundred levels is refused', () => {
  let deep: unknown = 1
  for (let level = 0; level < 102; level++) deep = [deep]
  expect(read({ ...whole, request: { body: deep } }).faults).toEqual(['request.body has more than 100 levels'])
})
