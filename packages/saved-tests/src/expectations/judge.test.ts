import type { Expectations } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { judge, type Answered } from './judge.ts'

const answered: Answered = {
  status: 200,
  multiValueHeaders: { 'Content-Type': ['application/json'], 'X-List': ['a', 'b'] },
  body: '{"id": 1, "name": "Fido", "tags": [{"k": "a"}, {"k": "b"}]}',
  integrationRequestBody: 'id=1&x=2',
}

function failures(expected: Expectations, met: Partial<Answered> = {}): readonly string[] {
  return judge(expected, { ...answered, ...met })
    .filter(({ passed }) => !passed)
    .map(({ what, expected: wanted, actual }) => `${what}: ${wanted} | ${actual}`)
}

test('an answer that is as expected passes each check', () => {
  const expected: Expectations = {
    status: 200,
    headers: { 'content-type': 'application/json', 'x-list': 'a,b', 'X-Other': null, 'X-List': { matches: '[ab],[ab]' } },
    body: {
      json: { tags: [{ k: 'a' }, { k: 'b' }], name: 'Fido', id: 1 },
      jsonPath: { '$.id': 1, '$.tags[*].k': ['a', 'b'], '$.absent': null },
      jsonPathMatches: { '$.name': 'F.*', '$.id': '\\d' },
      matches: '\\{.*\\}',
    },
    integrationRequestBody: { text: 'id=1&x=2', matches: 'id=\\d.*' },
  }
  const checks = judge(expected, answered)
  expect(checks.filter(({ passed }) => !passed)).toEqual([])
  expect(checks.map(({ what }) => what)).toEqual([
    'status',
    'header content-type',
    'header x-list',
    'header X-Other',
    'header X-List',
    'body',
    'body',
    'body $.id',
    'body $.tags[*].k',
    'body $.absent',
    'body $.name',
    'body $.id',
    'integration request body',
    'integration request body',
  ])
})

test('what is not as expected is told beside what was met', () => {
  expect(failures({ status: 201, headers: { 'Content-Type': 'text/html', 'X-Gone': 'x', 'X-List': null } })).toEqual([
    'status: 201 | 200',
    'header Content-Type: text/html | application/json',
    'header X-Gone: x | no such header',
    'header X-List: no such header | a,b',
  ])
  expect(failures({ body: { json: { id: 1 }, jsonPath: { '$.id': '1' }, jsonPathMatches: { '$.name': 'Fid' } } })).toEqual([
    'body: {"id":1} | {"id":1,"name":"Fido","tags":[{"k":"a"},{"k":"b"}]}',
    'body $.id: "1" | 1',
    'body $.name: a text that matches Fid | Fido',
  ])
})

test('a body that is no JSON, and one that was never made, fail what is expected of them', () => {
  expect(failures({ body: { json: {}, jsonPath: { '$.a': null } } }, { body: 'no' })).toEqual(['body: {} | no', 'body $.a: JSON with $.a | no'])
  const { integrationRequestBody: _none, ...unreached } = answered
  expect(judge({ integrationRequestBody: { text: '' } }, unreached)).toEqual([
    { what: 'integration request body', passed: false, expected: 'a text', actual: 'none' },
  ])
})

test('a missing member is not a member that is null, in a whole body', () => {
  expect(failures({ body: { json: { a: null } } }, { body: '{"b": null}' })).toEqual(['body: {"a":null} | {"b":null}'])
})

test('members named as what every object has count like any other', () => {
  const body = '{"__proto__": 1}'
  expect(failures({ body: { json: JSON.parse(body) } }, { body })).toEqual([])
  expect(failures({ body: { json: {} } }, { body })).toEqual(['body: {} | {"__proto__":1}'])
})

test('a hostile pattern is given up, and fails', () => {
  const [failure] = failures({ body: { matches: '(?=(a+)+$)(a+)+b' } }, { body: 'a'.repeat(5000) })
  expect(failure).toMatch(/^body: a text that matches \(\?=\(a\+\)\+\$\)\(a\+\)\+b/)
})

test('all paths and patterns of a test share the steps that it has: when they are used up, the rest fails', () => {
  const nested = (levels: number): unknown => (levels === 0 ? { x: 1 } : [nested(levels - 1), nested(levels - 1)])
  const paths = Array.from({ length: 200 }, (_, at) => [`$..[?(@.x==${-at})]`, []] as const)
  const checks = judge({ body: { jsonPath: Object.fromEntries([...paths, ['$[0]', null]]) } }, { ...answered, body: JSON.stringify(nested(11)) })
  const given = checks.findIndex(({ passed }) => !passed)
  expect(given).toBeGreaterThan(1)
  expect(given).toBeLessThan(200)
  expect(new Set(checks.slice(given).map(({ actual }) => actual))).toEqual(new Set(['given up: the test needs too many steps']))
})
