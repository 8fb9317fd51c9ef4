import { expect, test } from 'vitest'
import { answer } from '../../testing/fake-server.ts'
import { asTaken } from './as-taken.ts'

const target = { restApiId: 'a', mode: 'merge' } as const
const judged = (judgement: object) => answer({}, { '/_fourbox/definitions/check': JSON.stringify(judgement) })
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const changes = [
  { message: 'webhooks are left out', lost: true, position: { line: 3, column: 1 } },
  { message: 'const becomes enum with one value', lost: false },
]
const conversion = { from: '3.1.0', definition: '{"openapi":"3.0.1"}', changes }

test('a definition that AWS takes goes as it is, without a question', async () => {
  judged({ problems: [{ severity: 'error', message: 'asked' }] })
  for (const definition of ['{"openapi": "3.0.1"}', 'swagger: "2.0"', 'info: {description: "no openapi: 3 here"}']) {
    const { body, converted } = await asTaken(definition, target, true)
    expect([text(body), converted]).toEqual([definition, undefined])
  }
})

test.each(['openapi: 3.1.0', 'openapi: "3.1"', '{"openapi":"3.1.1"}', "# newer\n'openapi' : 3.1.0"])(
  '%s is converted, and what changed has its line',
  async (definition) => {
    judged({ problems: [{ severity: 'warning', message: 'w' }], conversion })
    const { body, converted } = await asTaken(definition, target, false)
    expect(text(body)).toBe('{"openapi":"3.0.1"}')
    expect(converted).toEqual({ from: '3.1.0', changes: ['Line 3, column 1: webhooks are left out', 'const becomes enum with one value'] })
  },
)

test('who wants no warnings converts nothing that loses something', async () => {
  judged({ problems: [], conversion })
  await expect(asTaken('openapi: 3.1.0', target, true)).rejects.toThrow(
    'Converting OpenAPI 3.1.0 to 3.0 loses something. Line 3, column 1: webhooks are left out.',
  )
})

test('what is wrong with the converted definition is said with its place in what was typed', async () => {
  judged({ problems: [{ severity: 'error', message: 'Invalid OpenAPI input.', hint: 'What stands at paths is 5.', position: { line: 2, column: 1 } }] })
  await expect(asTaken('openapi: 3.1.0', target, false)).rejects.toThrow('Invalid OpenAPI input. Line 2, column 1: What stands at paths is 5.')
})
