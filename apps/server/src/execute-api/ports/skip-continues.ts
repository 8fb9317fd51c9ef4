import type { Socket } from 'node:net'

/**
 * Lets a connection's reader pass over `100 Continue`, which undici takes for a broken answer: HTTP allows any number of
 * interim answers before the final one, asked for or not. The others it passes over by itself, so they become such.
 */
export function skipContinues(socket: Socket): void {
  let written = socket.bytesWritten
  let awaitsHead = false
  const read = socket.read.bind(socket)
  socket.read = (size) => {
    const chunk: unknown = read(size)
    if (!(chunk instanceof Uint8Array)) return chunk
    // What was written since is a request, and this the beginning of its answer.
    if (socket.bytesWritten !== written) {
      written = socket.bytesWritten
      awaitsHead = true
    }
    // Nearly every answer is a final one, and says so in one byte.
    if (awaitsHead) awaitsHead = chunk[statusStart] === digitOne && passInterim(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    return chunk
  }
}

/** Makes each `100` at the beginning a `102`, in place; whether the final answer is still to come. */
function passInterim(chunk: Buffer): boolean {
  let at = 0
  while (at < chunk.length) {
    if (!interim.test(chunk.toString('latin1', at, at + statusEnd))) return false
    if (chunk.toString('latin1', at + statusEnd - 3, at + statusEnd) === '100') chunk.write('102', at + statusEnd - 3, 'latin1')
    const end = chunk.indexOf('\r\n\r\n', at)
    if (end < 0) return true
    at = end + 4
  }
  return true
}

const statusStart = 'HTTP/1.1 '.length
const digitOne = 0x31
const statusEnd = 'HTTP/1.1 100'.length
const interim = /^HTTP\/1\.[01] 1\d\d$/
