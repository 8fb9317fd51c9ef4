import type { Socket } from 'node:net'
import { InterimAnswers } from './interim-answers.ts'

/** Lets a connection's reader pass over `100 Continue`, which undici takes for a broken answer. */
export function skipContinues(socket: Socket): void {
  let written = socket.bytesWritten
  let before: InterimAnswers | undefined
  const read = socket.read.bind(socket)
  socket.read = (size) => {
    const chunk: unknown = read(size)
    if (!(chunk instanceof Uint8Array)) return chunk
    // What was written since is a request, or more of one whose final answer is still to come; this is its answer.
    if (socket.bytesWritten !== written) {
      written = socket.bytesWritten
      before ??= new InterimAnswers()
    }
    if (before?.pass(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)) === false) before = undefined
    return chunk
  }
}
