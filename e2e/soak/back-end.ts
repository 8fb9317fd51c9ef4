import { createServer, type Server, type Socket } from 'node:net'

const healthy = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 7\r\n\r\nhealthy'

/** What a back end does wrong, by the path that it is asked for. All of them share their connections with the healthy one. */
const faults = {
  'resets-at-once': (socket: Socket) => socket.resetAndDestroy(),
  'resets-in-head': (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Le', () => socket.resetAndDestroy()),
  'resets-in-body': (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf', () => socket.resetAndDestroy()),
  'closes-after-answer': (socket: Socket) => socket.end(healthy),
  'speaks-no-http': (socket: Socket) => socket.write('220 mail.example ESMTP\r\n'),
  'two-lengths': (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc'),
  'surplus-bytes': (socket: Socket) => socket.write(`${healthy}and more`),
  'interim-answers': (socket: Socket) => socket.write(`${'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(50)}${healthy}`),
  'never-answers': () => {},
  'never-ends': (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n'),
  'huge-header': (socket: Socket) => socket.write(`HTTP/1.1 200 OK\r\nX-Huge: ${'x'.repeat(60_000)}\r\nContent-Length: 2\r\n\r\nok`),
} satisfies Readonly<Record<string, (socket: Socket) => unknown>>

export const faultNames: readonly string[] = Object.keys(faults)

export interface BackEnd {
  readonly port: number
  close(): void
}

/** Listens on loopback, keeps connections alive, and answers requests without a body one after the other. */
export async function startBackEnd(): Promise<BackEnd> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    let text = ''
    socket.on('data', (data) => {
      text += data.toString('latin1')
      for (let end = text.indexOf('\r\n\r\n'); end >= 0 && socket.writable; end = text.indexOf('\r\n\r\n')) {
        const name = /^GET \/([\w-]*)/.exec(text)?.[1] ?? ''
        text = text.slice(end + 4)
        const fault = new Map(Object.entries(faults)).get(name)
        if (fault) fault(socket)
        else socket.write(healthy)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: portOf(server),
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The back end does not listen')
  return address.port
}
