import { expect, test } from 'vitest'
import { urlAnswer } from './url-answer.ts'

const read = (returned: unknown) => {
  const { status, headers, body } = urlAnswer(Buffer.from(JSON.stringify(returned)))
  return [status, headers, Buffer.from(body).toString()]
}
const jsonType = ['Content-Type', 'application/json']

test.each<readonly [unknown, readonly unknown[]]>([
  [{ statusCode: 201, body: 'x' }, [201, jsonType, 'x']],
  [{ statusCode: '418', headers: { 'content-type': 'text/plain' }, body: 'teapot' }, [418, ['content-type', 'text/plain'], 'teapot']],
  [{ statusCode: 200, body: { a: [1] } }, [200, jsonType, '{"a":[1]}']],
  [{ statusCode: 200, body: 'aGk=', isBase64Encoded: true }, [200, jsonType, 'hi']],
  [{ statusCode: 200, cookies: ['a=1', 'b=2'] }, [200, [...jsonType, 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'], '']],
  [{ statusCode: 200, headers: { a: 1, b: true, c: null } }, [200, [...jsonType, 'a', '1', 'b', 'true'], '']],
  [{ no: 'status' }, [200, jsonType, '{"no":"status"}']],
  ['a text', [200, jsonType, 'a text']],
  [3.1, [200, jsonType, '3.1']],
  [true, [200, jsonType, 'true']],
  [
    [1, 2],
    [200, jsonType, '[1,2]'],
  ],
  [null, [200, jsonType, 'null']],
])('what a function returns is read leniently: %j', (returned, expected) => {
  expect(read(returned)).toEqual(expected)
})

test('the bytes of a streaming function are the body as they are, a prelude among them', () => {
  const bytes = Buffer.from('{"statusCode":201}\0\0\0\0\0\0\0\0streamed')
  expect(urlAnswer(bytes)).toEqual({ status: 200, headers: jsonType, body: bytes })
})

test.each(['abc', 99, 600, {}])('%j is no status', (statusCode) => {
  expect(() => read({ statusCode })).toThrow('is no status')
})
