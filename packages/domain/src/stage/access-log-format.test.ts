import { expect, test } from 'vitest'
import { readAccessLogFormat } from './access-log-format.ts'

test('a format is texts, and the names of context variables between them', () => {
  expect(readAccessLogFormat('{"id":"$context.requestId", "ip":"${context.identity.sourceIp}"}')).toEqual([
    { text: '{"id":"' },
    { variable: 'requestId' },
    { text: '", "ip":"' },
    { variable: 'identity.sourceIp' },
    { text: '"}' },
  ])
  expect(readAccessLogFormat('$context.authorizer.x-user-$context.stage.')).toEqual([
    { variable: 'authorizer.x-user' },
    { text: '-' },
    { variable: 'stage' },
    { text: '.' },
  ])
  expect(readAccessLogFormat('{$context.status}')).toEqual([{ text: '{' }, { variable: 'status' }, { text: '}' }])
})

test('what only looks like a variable is a text', () => {
  for (const text of ['$context', '${context.status', '$stageVariables.a', '$context.', ''])
    expect(readAccessLogFormat(text)).toEqual(text === '' ? [] : [{ text }])
})
