import { expect, test } from 'vitest'
import { apiGateway, readAnswer } from './index.ts'

function read(name: string, text: string, headers: Readonly<Record<string, string>> = {}) {
  const operation = apiGateway.operations.find((each) => each.name === name)
  if (!operation) throw new Error(name)
  return readAnswer(operation, { text, header: (header) => new Map(Object.entries(headers)).get(header.toLowerCase()) })
}

test('an answer has the names of the SDK, what its types do not have is left out', () => {
  expect(read('GetRestApis', '{"item":[{"id":"a","_links":{}}],"position":"next"}')).toEqual({ items: [{ id: 'a' }], position: 'next' })
})

test('a payload is its text beside what headers say of it, and no answer is an empty one', () => {
  expect(read('GetExport', '{"openapi":"3.0.1"}', { 'content-type': 'application/octet-stream' })).toEqual({
    contentType: 'application/octet-stream',
    body: '{"openapi":"3.0.1"}',
  })
  expect(read('DeleteRestApi', '')).toEqual({})
})
