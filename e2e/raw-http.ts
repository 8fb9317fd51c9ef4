import { connect } from 'node:net'

export interface RawAnswer {
  /** 0 when the connection was closed without an answer. */
  readonly status: number
  /** The head and everything behind it, as Latin-1 text. */
  readonly text: string
}

/** Sends bytes as they are, and reads until a whole answer is there (by its Content-Length), or the server has closed. */
export function sendRaw(port: number, bytes: Buffer | string): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    let text = ''
    const done = () => {
      socket.destroy()
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text })
    }
    socket.on('data', (data) => {
      text += data.toString('latin1')
      if (isWhole(text)) done()
    })
    // Some attacks break the connection while it is still written to.
    socket.on('error', () => undefined)
    socket.on('close', done)
    socket.write(bytes)
  })
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n')
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, Math.max(0, end)))?.[1]
  return end >= 0 && length !== undefined && text.length >= end + 4 + Number(length)
}

/** Keeps connections open that have sent these bytes and nothing more. */
export async function holdOpen(port: number, bytes: string, connections: number): Promise<() => void> {
  const sockets = Array.from({ length: connections }, () => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('error', () => undefined)
    if (bytes !== '') socket.write(bytes)
    return socket
  })
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))))
  return () => sockets.forEach((socket) => socket.destroy())
}
