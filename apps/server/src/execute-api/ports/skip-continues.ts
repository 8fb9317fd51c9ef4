import type { Socket } from 'node:net'
import { InterimAnswers } from './interim-answers.ts'

/** Lets a connection's reader pass over `100 Continue`, which undici takes for a broken answer. */
export function skipContinues(socket: Socket): void {
  const interim = new InterimAnswers()
  let written = socket.bytesWritten
  let awaitsFinal = false
  const read = socket.read.bind(socket)
  socket.read = (size) => {
    const chunk: unknown = read(size)
    if (!(chunk instanceof Uint8Array)) return chunk
    // What was written since is a request, or more of one whose final answer is still to come; this is its answer.
    if (socket.bytesWritten !== written) {
      written = socket.bytesWritten
      awaitsFinal = true
    }
    if (awaitsFinal) awaitsFinal = interim.pass(chunk)
    return chunk
  }
}
