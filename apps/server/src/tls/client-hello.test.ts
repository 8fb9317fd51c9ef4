import * as fc from 'fast-check'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { connect, type ConnectionOptions } from 'node:tls'
import { expect, test } from 'vitest'
import { longestHello, readHello } from './client-hello.ts'

test('a greeting tells the name that its client asks for, whatever version it speaks', async () => {
  for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
    const bytes = await greetingOf({ servername: 'Abc.execute-api.localhost', minVersion: version, maxVersion: version })
    expect(readHello(bytes)).toEqual({ kind: 'greeting', serverName: 'abc.execute-api.localhost' })
  }
  expect(readHello(await greetingOf({}))).toEqual({ kind: 'greeting' })
})

test('a greeting that comes in pieces is waited for, at each of its bytes', async () => {
  const bytes = await greetingOf({ servername: 'api.example.com' })
  for (let end = 1; end < bytes.length; end++) expect(readHello(bytes.subarray(0, end))).toEqual({ kind: 'unfinished' })
})

test('a greeting in several records is read as one', async () => {
  const bytes = await greetingOf({ servername: 'api.example.com' })
  const content = bytes.subarray(5)
  const record = (part: Uint8Array) => Buffer.concat([Buffer.from([22, 3, 1, part.length >> 8, part.length & 255]), part])
  const split = Buffer.concat([record(content.subarray(0, 3)), record(content.subarray(3, 60)), record(content.subarray(60))])
  expect(readHello(split)).toEqual({ kind: 'greeting', serverName: 'api.example.com' })
})

test.each([
  ['another version of records', [22, 9, 9, 0, 4, 1, 0, 0, 0]],
  ['an empty record', [22, 3, 1, 0, 0]],
  ['a record that is too long', [22, 3, 1, 255, 255]],
  ['another message than a greeting', [22, 3, 1, 0, 4, 2, 0, 0, 0]],
  ['a greeting that is too long', [22, 3, 1, 0, 4, 1, 255, 255, 255]],
  ['a greeting without its members', [22, 3, 1, 0, 4, 1, 0, 0, 0]],
])('%s is nobody’s greeting', (_what, bytes) => {
  expect(readHello(Buffer.from(bytes))).toEqual({ kind: 'garbage' })
})

test('a name that no host can have is no name', async () => {
  const bytes = await greetingOf({ servername: 'xxxxxxx' })
  const at = bytes.indexOf('xxxxxxx')
  for (const name of ['../../a', 'a\0.b.cd', '*.a.b.c', '..a..b.', 'ä.b.cd']) {
    const hostile = Buffer.from(bytes)
    hostile.write(name, at, 7, 'latin1')
    expect(readHello(hostile)).toEqual({ kind: 'greeting' })
  }
})

test('no bytes make it throw, or wait for more than a greeting may be long', async () => {
  const greeting = await greetingOf({ servername: 'api.example.com' })
  fc.assert(
    fc.property(fc.nat(greeting.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }), (at, bytes) => {
      const spoilt = Buffer.concat([greeting.subarray(0, at), bytes, greeting.subarray(at + bytes.length)])
      expect(['unfinished', 'greeting', 'garbage']).toContain(readHello(spoilt).kind)
    }),
  )
  const endless = Buffer.concat(Array.from({ length: 2 * longestHello }, () => Buffer.from([22, 3, 1, 0, 1, 1])))
  expect(readHello(endless).kind).toBe('garbage')
})

/** The bytes that Node's own client begins with. */
async function greetingOf(options: ConnectionOptions): Promise<Buffer> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server of TCP has such an address
  const client = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', ...options }).on('error', () => undefined)
  const [socket] = await once(server, 'connection')
  const [bytes] = await once(socket, 'data')
  client.destroy()
  server.close()
  return bytes
}
