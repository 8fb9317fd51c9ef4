import type { Borrower } from '@fourbox/lambda'
import { type AnswerFunctionCall, type FunctionEvent, isLast } from './function-call.ts'
import type { CallEventMessage, CallMessage } from './function-calls.ts'

const taken = Promise.resolve()

/** The control plane's side of one worker's calls: each is answered, one event after the other, as fast as the worker takes them. */
export function calledFunctions(answer: () => AnswerFunctionCall, send: (message: CallEventMessage) => void, borrower?: Borrower) {
  const waiting = new Map<number, () => void>()
  const take = (id: number) => (event: FunctionEvent) => {
    send({ type: 'function-event', id, event })
    // Nothing follows a last event: nobody has to say that it is taken.
    if (isLast(event)) return taken
    return new Promise<void>((resolve) => waiting.set(id, resolve))
  }
  return {
    receive(message: CallMessage): void {
      if (message.type === 'function-call') void answer()(message.call, take(message.id), borrower).finally(() => waiting.delete(message.id))
      else waiting.get(message.id)?.()
    },
    /** The worker has gone: whoever waits for it goes on, unheard. */
    end(): void {
      for (const goOn of waiting.values()) goOn()
      waiting.clear()
    },
  }
}
