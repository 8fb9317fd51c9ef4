import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../server.ts'
import { call } from './call.ts'
import { refusals } from './refusals/index.ts'
import type { Lookup } from './inputs.ts'
import { buildWorld } from './world.ts'

const statusOf: Readonly<Record<string, number>> = { BadRequestException: 400, ValidationException: 400, NotFoundException: 404, ConflictException: 409 }

let server: RunningServer
let world: Lookup
beforeAll(async () => {
  server = await startServer()
  world = await buildWorld(server.client())
})
afterAll(() => server.stop())

test.each(refusals.map((refusal) => [refusal.operation, refusal.because, refusal] as const))(
  '%s refuses %s',
  async (operation, _because, { input, exception, message }) => {
    expect(await call(server.client(), operation, input(world))).toEqual({
      status: statusOf[exception],
      exception,
      message: typeof message === 'string' ? message : message(world),
    })
  },
)
