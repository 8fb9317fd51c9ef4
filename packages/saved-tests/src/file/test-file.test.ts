import type { WrittenTest } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { readTestFile, TestFileFault } from './read-test-file.ts'
import { writeTestFile } from './write-test-file.ts'

const tests: readonly WrittenTest[] = [
  { name: 'found: "yes"', method: 'GET /pets/{petId}', request: { path: '/pets/1', headers: { A: '1' } }, expect: { status: 200, body: { json: { id: 1 } } } },
  {
    name: 'a text\nof lines # 1',
    method: 'ANY /',
    request: { httpMethod: 'DELETE', body: '{\n  "a": "yes"\n}\n', stageVariables: { on: 'true', number: '012' } },
    expect: { headers: { X: null, Y: { matches: '\\d+' } }, integrationRequestBody: { text: 'no: 1\n' } },
  },
]

function faultOf(text: string): string {
  try {
    return `read: ${JSON.stringify(readTestFile(text))}`
  } catch (error) {
    if (!(error instanceof TestFileFault)) throw error
    return `${error.line}: ${error.message}`
  }
}

test('what is written is read back as it was', () => {
  const text = writeTestFile({ api: 'PetStore', tests })
  expect(readTestFile(text)).toEqual({ api: 'PetStore', tests })
  expect(text.split('\n').slice(0, 12)).toEqual([
    'fourboxTests: 1',
    'api: PetStore',
    'tests:',
    `  - name: 'found: "yes"'`,
    '    method: GET /pets/{petId}',
    '    request:',
    '      path: /pets/1',
    '      headers:',
    `        A: '1'`,
    '    expect:',
    '      status: 200',
    '      body:',
  ])
})

test('JSON is read as well', () => {
  expect(readTestFile(JSON.stringify({ fourboxTests: 1, tests }))).toEqual({ tests })
})

test.each([
  ['tests: []', '1: fourboxTests is missing: the form of the file, 1'],
  ['fourboxTests: 2\ntests: []', '1: fourboxTests must be a whole number from 1 to 1'],
  ['fourboxTests: 1', '1: tests is missing'],
  ['fourboxTests: 1\n\n# more\ntests:\n  a: 1', '4: tests must be a list'],
  ['- a', '1: The file must be an object'],
  [
    'fourboxTests: 1\ntests:\n  - name: a\n    method: GET /\n    expect:\n      status: many',
    '6: tests[0].expect.status must be a whole number from 100 to 599',
  ],
  [
    'fourboxTests: 1\ntests:\n  - name: a\n    method: GET /\n  - name: b\n    method: nowhere\n    expect: {status: 200}',
    '6: tests[1].method must be a verb and a path, such as GET /pets/{petId}',
  ],
  [
    '{"fourboxTests": 1,\n"tests": [\n{"name": "a", "method": "GET /", "expect": {"status": 1}}]}',
    '3: tests[0].expect.status must be a whole number from 100 to 599',
  ],
  [
    `fourboxTests: 1\ntests:\n${['GET /', 'PUT /', 'GET /'].map((method) => `  - {name: a, method: ${method}, expect: {status: 200}}`).join('\n')}`,
    '5: tests[2].name is that of tests[0], too: GET / "a"',
  ],
  ['a: [', '2: The file is neither YAML nor JSON: unexpected end of the stream within a flow collection'],
  ['a: !!js/function x', '1: The file is neither YAML nor JSON: unknown tag !<tag:yaml.org,2002:js/function>'],
])('what is wrong with a file is told with its line and member: %#', (text, fault) => {
  expect(faultOf(text)).toBe(fault)
})

test('aliases make no more of a file than it has', () => {
  const bomb = ['a0: &a0 x', ...Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}, *a${at}, *a${at}]`)]
  const text = ['fourboxTests: 1', ...bomb, 'tests:', '  - name: a', '    method: GET /', '    request: {body: *a30}', '    expect: {status: 200}'].join('\n')
  expect(faultOf(text)).toBe('2: a0 is unknown; known are fourboxTests, api, tests')
})
