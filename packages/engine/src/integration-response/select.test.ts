import { expect, test } from 'vitest'
import { compileSelection } from './select.ts'

const statusOf = (source: Parameters<typeof compileSelection>[1], patterns: Readonly<Record<string, string | undefined>>) => {
  const responses = Object.entries(patterns).map(([statusCode, selectionPattern]) =>
    selectionPattern === undefined ? { statusCode } : { statusCode, selectionPattern },
  )
  const select = compileSelection(responses, source, (response) => response.statusCode)
  return (text: string, status = 200) => select(text, status).value
}

test('a function that succeeded goes to the default, though a pattern of another response would match anything', () => {
  const select = statusOf('lambda', { 200: undefined, 500: '.*', 400: '' })
  expect(select('')).toBe('200')
  expect(select('boom')).toBe('500')
})

test('without a default, a pattern that matches anything takes a function’s success as well', () => {
  expect(statusOf('lambda', { 500: '.*' })('')).toBe('500')
  expect(() => statusOf('lambda', { 500: '.+' })('')).toThrow(
    'No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 200',
  )
})

test('a pattern must match the whole text, and a dot no line break', () => {
  const select = statusOf('lambda', { 200: undefined, 400: 'bad.*', 500: '(\\n|.)+' })
  expect(select('bad request')).toBe('400')
  expect(select('very bad request')).toBe('500')
  expect(select('bad\nrequest')).toBe('500')
  expect(statusOf('status', { 200: undefined, 400: '4' })('404')).toBe('200')
})

test('of several patterns that match, the first wins; behind a MOCK the one whose own code is the status', () => {
  expect(statusOf('status', { 200: undefined, 400: '4..', 404: '40.' })('404')).toBe('400')
  expect(statusOf('mock', { 200: undefined, 400: '4..', 404: '40.' })('404')).toBe('404')
})

test('where nothing matched, the reason names each pattern that does not compile', () => {
  expect(() => statusOf('status', { 500: '5\\d{2}(' })('500', 500)).toThrow(
    /^.*Endpoint Response Status Code: 500\. 5\\d\{2\}\( does not compile: Unclosed group/,
  )
  const select = compileSelection([{ statusCode: '200' }, { statusCode: '500', selectionPattern: '5\\d{2}(' }], 'status', (response) => response)
  expect(select('500', 500).by).toMatchObject({ by: 'default', broken: [expect.stringContaining('does not compile: Unclosed group')] })
})
