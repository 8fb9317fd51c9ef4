import { readStage } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { permissive } from '../../components/stage/stage-draft.ts'
import { accessLogFormats, exampleLine } from './access-log-formats.ts'

test.each(accessLogFormats)('$id is a format that the server takes', ({ format }) => {
  expect(readStage({ stageName: 'dev', accessLogSettings: { format } }, permissive)).toHaveProperty('value')
})

test('the preview shows what an imagined call writes, and a hyphen for what it has not', () => {
  expect(exampleLine('$context.identity.sourceIp $context.identity.user "$context.httpMethod ${context.resourcePath}" $context.status.')).toBe(
    '127.0.0.1 - "GET /pets/{petId}" 200.',
  )
})

test('the preview of JSON is JSON', () => {
  const json = accessLogFormats.find(({ id }) => id === 'JSON')?.format ?? ''
  expect(JSON.parse(exampleLine(json))).toMatchObject({ httpMethod: 'GET', status: '200', user: '-' })
})
