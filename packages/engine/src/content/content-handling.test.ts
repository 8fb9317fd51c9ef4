import { expect, test } from 'vitest'
import { convertRequest, convertResponse } from './content-handling.ts'
import { encodeText } from './text.ts'

const bytes = Uint8Array.of(104, 105, 255)
const text = encodeText('aGk=')

test.each([
  [false, undefined, encodeText('hi'), 'hi'],
  [false, undefined, bytes, 'hi\u{FFFD}'],
  [false, 'CONVERT_TO_TEXT', encodeText('hi'), 'hi'],
  [false, 'CONVERT_TO_BINARY', text, encodeText('hi')],
  [true, undefined, bytes, bytes],
  [true, 'CONVERT_TO_BINARY', bytes, bytes],
  [true, 'CONVERT_TO_TEXT', encodeText('hi'), 'aGk='],
] as const)('request: type in the list %s, %s', (isBinary, handling, body, expected) => {
  expect(convertRequest(body, isBinary, handling)).toEqual(expected)
})

test.each([
  [false, false, undefined, text, 'aGk='],
  [false, true, undefined, text, encodeText('hi')],
  [false, false, 'CONVERT_TO_BINARY', text, encodeText('hi')],
  [false, true, 'CONVERT_TO_BINARY', text, encodeText('hi')],
  [false, true, 'CONVERT_TO_TEXT', text, 'aGk='],
  [true, false, undefined, encodeText('hi'), 'aGk='],
  [true, false, 'CONVERT_TO_BINARY', bytes, bytes],
  [true, false, 'CONVERT_TO_TEXT', encodeText('hi'), 'aGk='],
  [true, true, undefined, bytes, bytes],
  [true, true, 'CONVERT_TO_BINARY', bytes, bytes],
  [true, true, 'CONVERT_TO_TEXT', encodeText('hi'), 'aGk='],
] as const)('response: payload binary %s, accepted %s, %s', (payloadIsBinary, accepted, handling, body, expected) => {
  expect(convertResponse({ body, isBinary: payloadIsBinary, isResult: false }, accepted, handling)).toEqual(expected)
})

test('what is not Base64 cannot become binary', () => {
  expect(() => convertRequest(encodeText('not base64!'), false, 'CONVERT_TO_BINARY')).toThrow('base64')
  expect(() => convertResponse({ body: encodeText('not base64!'), isBinary: false, isResult: false }, true, undefined)).toThrow('base64')
})

test.each([
  ['"aGk="', false, 'CONVERT_TO_BINARY'],
  ['"aGk="', true, 'CONVERT_TO_BINARY'],
  [' "aGk=" ', false, 'CONVERT_TO_BINARY'],
  [String.raw`"aG\u006b="`, false, 'CONVERT_TO_BINARY'],
  ['"aGk="', false, undefined],
  ['aGk=', false, 'CONVERT_TO_BINARY'],
] as const)('a function’s result %s that is to become binary is the bytes of its text', (result, isBinary, handling) => {
  expect(convertResponse({ body: encodeText(result), isBinary, isResult: true }, true, handling)).toEqual(encodeText('hi'))
})

test('a function’s text that stays text keeps its quotes, and one of another back end is no Base64 with them', () => {
  expect(convertResponse({ body: encodeText('"aGk="'), isBinary: false, isResult: true }, false, undefined)).toBe('"aGk="')
  expect(() => convertResponse({ body: encodeText('"aGk="'), isBinary: false, isResult: false }, false, 'CONVERT_TO_BINARY')).toThrow('base64')
})
