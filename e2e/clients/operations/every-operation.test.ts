import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../server.ts'
import { call, operationNames, textOf } from './call.ts'
import { steps } from './inputs.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('every operation that AWS’s client knows is called', () => {
  expect([...new Set(steps.map(({ operation }) => operation))].toSorted()).toEqual([...operationNames].toSorted())
})

const world = new Map<string, string>()

// One after the other: each call needs what those before it have made.
test.each(steps.map((step) => [step.operation, step] as const))('%s succeeds', async (operation, { input, keep = {} }) => {
  const outcome = await call(server.client(), operation, input(lookup))
  expect(outcome).toMatchObject({ answer: expect.anything() })
  for (const [member, kept] of Object.entries(keep)) world.set(kept, textOf(outcome.answer ?? {}, member))
})

function lookup(name: string): string {
  const value = world.get(name)
  if (value === undefined) throw new Error(`No former call has answered: ${name}`)
  return value
}
