import { expect, test } from 'vitest'
import { toTestInput } from './test-input.ts'

test('each value is sent where its identity source is read from', () => {
  const sources = [
    { type: 'header', key: 'X-Key' },
    { type: 'querystring', key: 'q' },
    { type: 'stageVariable', key: 'tenant' },
    { type: 'context', key: 'identity.sourceIp' },
  ] as const
  expect(toTestInput(sources, ['k', 'a b', 't', '192.0.2.1'])).toEqual({
    headers: { 'X-Key': 'k' },
    stageVariables: { tenant: 't' },
    additionalContext: { 'identity.sourceIp': '192.0.2.1' },
    pathWithQueryString: '/?q=a+b',
  })
})

test('what was left empty is not sent', () => {
  expect(toTestInput([{ type: 'header', key: 'Authorization' }], [''])).toEqual({})
})
