import { type FunctionCall, type FunctionEvent, isLast } from './function-call.ts'

/** A worker's side of calls that go to the control plane. */
export interface FunctionCalls {
  /** The first event of a call: its answer, or the beginning of its stream. */
  call(call: FunctionCall): Promise<FirstEvent>
}

/** The same, with what comes back. */
export interface OpenFunctionCalls extends FunctionCalls {
  /** A call that is under way without a message of its own. @returns its id, by which its events come */
  adopt(first: (first: FirstEvent) => void): number
  /** Is to be given every event that comes back. */
  receive(message: CallEventMessage): void
}

export interface FirstEvent {
  readonly event: FunctionEvent
  /** What follows a `begun`, up to `ended`; whoever stops reading lets the rest go. */
  readonly following: AsyncIterable<FunctionEvent>
}

/** What a worker says of its calls. */
export type CallMessage =
  | { readonly type: 'function-call'; readonly id: number; readonly call: FunctionCall }
  /** A piece has been taken over, and the next may come. */
  | { readonly type: 'function-event-taken'; readonly id: number }

/** What it is told. */
export interface CallEventMessage {
  readonly type: 'function-event'
  readonly id: number
  readonly event: FunctionEvent
}

/** Sends calls through `send`. */
export function openFunctionCalls(send: (message: CallMessage) => void): OpenFunctionCalls {
  const waiting = new Map<number, (first: FirstEvent) => void>()
  const streams = new Map<number, Following>()
  let lastId = 0
  const begin = (id: number, first: (first: FirstEvent) => void, event: FunctionEvent) => {
    waiting.delete(id)
    if (isLast(event)) return first({ event, following: nothing })
    const following = new Following(() => send({ type: 'function-event-taken', id }))
    streams.set(id, following)
    send({ type: 'function-event-taken', id })
    first({ event, following: following.events() })
  }
  const adopt = (first: (first: FirstEvent) => void) => {
    waiting.set(++lastId, first)
    return lastId
  }
  return {
    call: (call) => new Promise((resolve) => send({ type: 'function-call', id: adopt(resolve), call })),
    adopt,
    receive({ id, event }) {
      const first = waiting.get(id)
      if (first) return begin(id, first, event)
      const following = streams.get(id)
      if (isLast(event)) streams.delete(id)
      following?.add(event)
    },
  }
}

/** Behind the answer of a call that is not streamed. */
export const nothing: AsyncIterable<FunctionEvent> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
}

/** What follows the beginning of a stream, in its order. */
class Following {
  readonly #events: FunctionEvent[] = []
  readonly #taken: () => void
  #wake: () => void = () => undefined
  #isLeft = false

  /** `taken` is told of each event but the last, once it has been read or let go. */
  constructor(taken: () => void) {
    this.#taken = taken
  }

  add(event: FunctionEvent): void {
    if (this.#isLeft) return this.#take(event)
    this.#events.push(event)
    this.#wake()
  }

  async *events(): AsyncGenerator<FunctionEvent> {
    try {
      for (;;) {
        const event = this.#events.shift()
        if (event) {
          this.#take(event)
          yield event
          if (isLast(event)) return
        } else {
          await new Promise<void>((resolve) => {
            this.#wake = resolve
          })
        }
      }
    } finally {
      // What the function still writes is let go as it comes.
      this.#isLeft = true
      for (const event of this.#events) this.#take(event)
    }
  }

  #take(event: FunctionEvent): void {
    if (!isLast(event)) this.#taken()
  }
}
