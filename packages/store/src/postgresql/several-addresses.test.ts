import { Socket } from 'node:net'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { reasonOf } from './faults.ts'
import { listen } from './listen.ts'

/** To a name that stands for two addresses, as `localhost` mostly does: nobody listens at either. */
function clientOfTwo(): Client {
  const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }))
  const stream = () => {
    const socket = new Socket()
    const connect = socket.connect.bind(socket)
    return Object.assign(socket, {
      connect: (port: number, host: string) => connect({ port, host, autoSelectFamily: true, lookup: (_name, _options, found) => found(null, addresses) }),
    })
  }
  return new Client({ host: 'localhost', port: 1, stream }).on('error', () => undefined)
}

test('a database that answers at none of its addresses is away', async () => {
  const fault: unknown = await clientOfTwo()
    .connect()
    .catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(AggregateError)
  expect(reasonOf(fault)).toBe('away')
})

test('why it does not answer is told by what the first of them said', async () => {
  const line = await new Promise<string>((resolve, reject) => {
    const stop = listen(clientOfTwo, 'changes', {
      place: 'postgres://localhost:1/postgres',
      report: (told) => void stop().then(() => resolve(told), reject),
      onConnected: () => reject(new Error('nobody is there')),
      onMessage: () => undefined,
      onLost: () => undefined,
    })
  })
  expect(line).toBe('postgres://localhost:1/postgres does not answer: connect ECONNREFUSED 127.0.0.1:1. Trying again until it does.')
})
