import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendRaw } from '../raw-http.ts'
import { type RunningServer, startServer } from '../server.ts'

/* What two readers could read as two requests is refused on both ports, before anybody looks at it. */

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const body = '\r\n0\r\n\r\n'
const malformed: Readonly<Record<string, (host: string) => string>> = {
  'a line without a version': (host) => `GET /healthz\r\nHost: ${host}\r\n\r\n`,
  'HTTP/0.9': (host) => `GET /healthz HTTP/0.9\r\nHost: ${host}\r\n\r\n`,
  'HTTP/2.0': (host) => `GET /healthz HTTP/2.0\r\nHost: ${host}\r\n\r\n`,
  'no Host': () => 'GET /healthz HTTP/1.1\r\n\r\n',
  'two Hosts': (host) => `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nHost: attacker.test\r\n\r\n`,
  'the same Host twice': (host) => `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nHost: ${host}\r\n\r\n`,
  'an address of a foreign host': (host) => `GET http://attacker.test/healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  'an address of its host behind a name': (host) => `GET http://${host}@attacker.test/healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  'an address of another scheme': (host) => `GET ftp://${host}/healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  'OPTIONS of everything': (host) => `OPTIONS * HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  'gzip, chunked': (host) => `POST /healthz HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: gzip, chunked\r\n${body}`,
  'gzip and chunked apart': (host) => `POST /healthz HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n${body}`,
  'chunked, gzip': (host) => `POST /healthz HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked, gzip\r\n${body}`,
  identity: (host) => `POST /healthz HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: identity\r\n${body}`,
  'chunks in HTTP/1.0': (host) => `POST /healthz HTTP/1.0\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n${body}`,
  'chunks and a length': (host) => `POST /healthz HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n${body}`,
  'two lengths': (host) => `POST /healthz HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`,
  'a length with a sign': (host) => `POST /healthz HTTP/1.1\r\nHost: ${host}\r\nContent-Length: +3\r\n\r\nabc`,
  'a folded header': (host) => `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nX-A: b\r\n c\r\n\r\n`,
  'bare line feeds': (host) => `GET /healthz HTTP/1.1\nHost: ${host}\n\n`,
  'a blank before a colon': (host) => `GET /healthz HTTP/1.1\r\nHost : ${host}\r\n\r\n`,
  'a NUL in a header': (host) => `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nX-A: a\0b\r\n\r\n`,
}

for (const plane of ['control', 'execute'] as const) {
  describe(`the ${plane} port`, () => {
    test.for(Object.entries(malformed))('%s is refused', async ([, bytesFor]) => {
      const port = server.ports[plane]
      // A second request behind a refused one is not read.
      const bytes = bytesFor(`localhost:${port}`)
      const { status, text } = await sendRaw(port, bytes.replace('\r\n', '\r\nConnection: close\r\n'))
      expect(status).toBe(400)
      expect(text).not.toContain('{"status":"ok"}')
    })

    test('a request as a proxy’s client sends it is served', async () => {
      const port = server.ports[plane]
      const { status, text } = await sendRaw(port, `GET http://localhost:${port}/healthz HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`)
      expect([status, text.slice(-15)]).toEqual([200, '{"status":"ok"}'])
    })
  })
}
