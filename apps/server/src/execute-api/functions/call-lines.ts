import { type LineHead, lineWithBytes } from '@fourbox/lambda/lines'
import { type FunctionCall, type FunctionEvent, isBuffered } from './function-call.ts'
import type { CallEventMessage, CallMessage } from './function-calls.ts'

/** A message as it goes over the channel: a line, and behind it the bytes of a payload or a piece. */
export function toLine(message: CallMessage | CallEventMessage): Buffer | string {
  if (message.type === 'function-call') return callLine(message.id, message.call)
  if (message.type === 'function-event') return eventLine(message.id, message.event)
  return `${JSON.stringify(message)}\n`
}

/** A line without the bytes behind it: a list for what nearly every call and its answer is, which costs a third of an object with names, and the message for the rest. */
export type Head = LineHead & { readonly message: CommonCall | CommonAnswer | WholeMessage }

export function readHead(line: Buffer, end: number): Head {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `toLine` has written it, in a process of ours
  const message = JSON.parse(line.toString('utf8', 0, end)) as Head['message']
  return { message, n: isList(message) ? message[2] : (message.n ?? 0) }
}

/** The message of a line and its bytes. */
export function toMessage({ message }: Head, bytes: Uint8Array): CallMessage | CallEventMessage {
  if (!isList(message)) return whole(message, bytes)
  const [what, id] = message
  if (what === 'answered') {
    const [, , , requestId, executedVersion] = message
    return { type: 'function-event', id, event: { type: 'answered', status: 200, payload: bytes, requestId, executedVersion } }
  }
  const [, , , functionArn, traceId, service, sourceArn] = message
  return {
    type: 'function-call',
    id,
    call: { functionArn, invocationType: 'RequestResponse', isStreamed: false, payload: bytes, traceId, caller: { service, sourceArn } },
  }
}

/** A call by an API that waits for the answer. */
type CommonCall = readonly [what: 'call', id: number, n: number, functionArn: string, traceId: string, service: string, sourceArn: string]
/** What a function answers that has not failed. */
type CommonAnswer = readonly [what: 'answered', id: number, n: number, requestId: string, executedVersion: string]

type WithBytes = Extract<FunctionEvent, { type: 'answered' | 'piece' }>
type WholeMessage = LineHead &
  (
    | (Omit<Extract<CallMessage, { type: 'function-call' }>, 'call'> & { readonly call: Omit<FunctionCall, 'payload'> })
    | Extract<CallMessage, { type: 'function-event-taken' }>
    | (Omit<CallEventMessage, 'event'> & {
        readonly event:
          | Exclude<FunctionEvent, WithBytes>
          | Omit<Extract<WithBytes, { type: 'answered' }>, 'payload'>
          | Omit<Extract<WithBytes, { type: 'piece' }>, 'bytes'>
      })
  )

function isList(message: Head['message']): message is CommonCall | CommonAnswer {
  return Array.isArray(message)
}

function whole(message: WholeMessage, bytes: Uint8Array): CallMessage | CallEventMessage {
  if (message.type === 'function-call') return { type: message.type, id: message.id, call: { ...message.call, payload: bytes } }
  if (message.type === 'function-event-taken') return message
  const { type, id, event } = message
  if (event.type === 'answered') return { type, id, event: { ...event, payload: bytes } }
  return { type, id, event: event.type === 'piece' ? { ...event, bytes } : event }
}

function callLine(id: number, call: FunctionCall): Buffer {
  const { functionArn, traceId, clientContext, requestId, caller, mayTakeBack } = call
  const isCommon = isBuffered(call) && clientContext === undefined && requestId === undefined && mayTakeBack !== true
  if (isCommon && traceId !== undefined && 'service' in caller && caller.credentials === undefined) {
    return listLine(['call', id, call.payload.byteLength, functionArn, traceId, caller.service, caller.sourceArn], call.payload)
  }
  const { payload, ...rest } = call
  return lineOf({ type: 'function-call', id, call: rest }, payload)
}

function eventLine(id: number, event: FunctionEvent): Buffer | string {
  if (event.type === 'piece') return lineOf({ type: 'function-event', id, event: { type: event.type } }, event.bytes)
  if (event.type === 'answered') {
    const { payload, ...rest } = event
    const { status, functionError, requestId, executedVersion } = rest
    if (status === 200 && functionError === undefined) return listLine(['answered', id, payload.byteLength, requestId, executedVersion], payload)
    return lineOf({ type: 'function-event', id, event: rest }, payload)
  }
  return `${JSON.stringify({ type: 'function-event', id, event })}\n`
}

function listLine(list: CommonCall | CommonAnswer, bytes: Uint8Array): Buffer {
  return lineWithBytes(JSON.stringify(list), bytes)
}

function lineOf(head: object, bytes: Uint8Array): Buffer {
  return lineWithBytes(JSON.stringify({ ...head, n: bytes.byteLength }), bytes)
}
