import type { WrittenTest } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { draftOf, testOf } from './test-draft.ts'

const whole: WrittenTest = {
  name: 'a dog is found',
  method: 'ANY /pets/{petId}',
  request: {
    httpMethod: 'DELETE',
    path: '/pets/1?full=yes',
    headers: { Accept: 'application/json', 'X-List': ['a', 'b'] },
    body: { type: 'dog' },
    stageVariables: { table: 'pets' },
    clientCertificateId: 'abc123',
  },
  expect: {
    status: 200,
    headers: { 'Content-Type': 'application/json', 'X-Request': { matches: '[0-9a-f-]+' }, Server: null },
    body: {
      json: { id: 1 },
      text: '{"id": 1}',
      matches: '.*dog.*',
      jsonPath: { '$.id': 1, '$.type': 'dog', '$.code': '17', '$.gone': null },
      jsonPathMatches: { '$.type': 'dog|cat' },
    },
    integrationRequestBody: { json: { statusCode: 200 } },
  },
}

test('a test comes back from its form as it was, and what the form has no field for with it', () => {
  expect(testOf(draftOf(whole))).toEqual(whole)
  const textual = { ...whole, request: { body: '{"type":"dog"}' }, expect: { status: 201 } }
  expect(testOf(draftOf(textual))).toEqual(textual)
})

test('a value is read as JSON where it is some, and else as a text', () => {
  const draft = {
    ...draftOf(whole),
    expectedBodies: [
      { of: 'body', how: 'jsonPath', path: '$.name', value: 'Rex' } as const,
      { of: 'body', how: 'jsonPath', path: '$.age', value: '3' } as const,
    ],
  }
  expect(testOf(draft).expect.body).toEqual({ jsonPath: { '$.name': 'Rex', '$.age': 3 } })
})
