import type { Duplex } from 'node:stream'
import { LinesWithBytes } from '@fourbox/lambda/lines'
import { type Head, readHead, toLine, toMessage } from './call-lines.ts'
import type { CallEventMessage, CallMessage } from './function-calls.ts'

/** The descriptor of a worker's end. */
export const callDescriptor = 4

/**
 * Carries calls and what becomes of them between a worker and the control plane, over a socket of their own: Node's channel for messages costs several
 * times as much. What is sent in one turn of the event loop goes together, and wakes the other side once.
 */
export function openCallChannel(
  socket: Duplex,
  receive: { readonly call?: (message: CallMessage) => void; readonly event?: (message: CallEventMessage) => void },
) {
  const lines = new LinesWithBytes<Head>({
    readHead,
    take: (head, bytes) => {
      const message = toMessage(head, bytes)
      if (message.type === 'function-event') receive.event?.(message)
      else receive.call?.(message)
    },
    broken: () => socket.destroy(),
    longestLine: Infinity,
    mostBytes: Infinity,
  })
  socket.on('data', (piece: Buffer) => lines.push(piece))
  // Whoever was at the other end has gone; its process says so.
  socket.on('error', () => undefined)
  let isGathering = false
  const sendGathered = () => {
    isGathering = false
    socket.uncork()
  }
  return (message: CallMessage | CallEventMessage): void => {
    if (!isGathering) {
      isGathering = true
      socket.cork()
      setImmediate(sendGathered)
    }
    socket.write(toLine(message))
  }
}
