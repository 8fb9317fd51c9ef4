import type { Duplex } from 'node:stream'
import { type LineHead, lineWithBytes, LinesWithBytes } from '@fourbox/lambda/lines'
import type { FunctionCall, FunctionEvent } from './function-call.ts'
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
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the other end is this function, too
    readHead: (bytes, end) => JSON.parse(bytes.toString('utf8', 0, end)) as Head,
    take: (head, bytes) => {
      if (head.type === 'function-call') receive.call?.({ ...head, call: { ...head.call, payload: bytes } })
      else if (head.type === 'function-event-taken') receive.call?.(head)
      else receive.event?.({ ...head, event: withBytes(head.event, bytes) })
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

/** A message without its bytes, which stand behind it. */
type Head = LineHead &
  (
    | (Omit<Extract<CallMessage, { type: 'function-call' }>, 'call'> & { readonly call: Omit<FunctionCall, 'payload'> })
    | Extract<CallMessage, { type: 'function-event-taken' }>
    | (Omit<CallEventMessage, 'event'> & { readonly event: HeadOfEvent })
  )

type WithBytes = Extract<FunctionEvent, { type: 'answered' | 'piece' }>
type HeadOfEvent =
  | Exclude<FunctionEvent, WithBytes>
  | Omit<Extract<WithBytes, { type: 'answered' }>, 'payload'>
  | Omit<Extract<WithBytes, { type: 'piece' }>, 'bytes'>

function withBytes(event: HeadOfEvent, bytes: Uint8Array): FunctionEvent {
  if (event.type === 'answered') return { ...event, payload: bytes }
  return event.type === 'piece' ? { ...event, bytes } : event
}

function toLine(message: CallMessage | CallEventMessage): Buffer | string {
  if (message.type === 'function-call') {
    const { payload, ...call } = message.call
    return lineOf({ ...message, call }, payload)
  }
  if (message.type === 'function-event') {
    const { event } = message
    if (event.type === 'piece') return lineOf({ ...message, event: { type: event.type } }, event.bytes)
    if (event.type === 'answered') {
      const { payload, ...rest } = event
      return lineOf({ ...message, event: rest }, payload)
    }
  }
  return `${JSON.stringify(message)}\n`
}

function lineOf(head: object, bytes: Uint8Array): Buffer {
  return lineWithBytes(JSON.stringify({ ...head, n: bytes.byteLength }), bytes)
}
