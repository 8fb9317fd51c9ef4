import { type FunctionCall, type FunctionEvent, isLast } from './function-call.ts'

/** A worker's side of calls that go to the control plane. */
export interface FunctionCalls {
  /** The first event of a call: its answer, or the beginning of its stream. */
  call(call: FunctionCall): Promise<FirstEvent>
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

/** Sends calls through `send`; `receive` is to be given every event that comes back. */
export function openFunctionCalls(send: (message: CallMessage) => void): FunctionCalls & { receive(message: CallEventMessage): void } {
  const open = new Map<number, Incoming>()
  let lastId = 0
  return {
    async call(call) {
      const id = ++lastId
      const incoming = new Incoming((event) => {
        if (!isLast(event)) send({ type: 'function-event-taken', id })
      })
      open.set(id, incoming)
      send({ type: 'function-call', id, call })
      const event = await incoming.next()
      return { event, following: incoming.following() }
    },
    receive({ id, event }) {
      const incoming = open.get(id)
      if (isLast(event)) open.delete(id)
      incoming?.add(event)
    },
  }
}

/** Events of one call, in their order. */
class Incoming {
  readonly #events: FunctionEvent[] = []
  readonly #taken: (event: FunctionEvent) => void
  #wake: () => void = () => undefined
  #isLeft = false

  constructor(taken: (event: FunctionEvent) => void) {
    this.#taken = taken
  }

  add(event: FunctionEvent): void {
    if (this.#isLeft) return this.#taken(event)
    this.#events.push(event)
    this.#wake()
  }

  async next(): Promise<FunctionEvent> {
    for (;;) {
      const event = this.#events.shift()
      if (event) {
        this.#taken(event)
        return event
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  async *following(): AsyncGenerator<FunctionEvent> {
    try {
      for (;;) {
        const event = await this.next()
        yield event
        if (isLast(event)) return
      }
    } finally {
      // What the function still writes is let go as it comes.
      this.#isLeft = true
      for (const event of this.#events) this.#taken(event)
    }
  }
}
